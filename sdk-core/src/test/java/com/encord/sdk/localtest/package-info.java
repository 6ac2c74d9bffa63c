/** Tests of the local platform, over its wire only, so that they are not packaged with it. */
@NullMarked
package com.encord.sdk.localtest;

import org.jspecify.annotations.NullMarked;
