/**
 * Credentials: OpenSSH key parsing, request signers, bearer tokens. Secrets print as {@code ***}. It may import
 * {@code errors}.
 */
@NullMarked
package com.encord.sdk.auth;

import org.jspecify.annotations.NullMarked;
