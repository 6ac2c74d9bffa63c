/**
 * The local platform: a disk-backed double of the Encord platform for trying and testing, speaking both of its
 * protocols over loopback HTTP. It imports the JDK and Jackson only, never the client it serves.
 */
@NullMarked
package com.encord.sdk.local;

import org.jspecify.annotations.NullMarked;
