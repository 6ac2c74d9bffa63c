/**
 * The bridge to the client: this module's checks and repairs behind the interfaces that uploads take. The one room that
 * needs {@code encord-sdk-core} on the class path. It may import all media rooms and {@code com.encord.sdk.upload}.
 */
@NullMarked
package com.encord.sdk.media.upload;

import org.jspecify.annotations.NullMarked;
