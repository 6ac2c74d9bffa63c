/**
 * What belongs to the whole organisation: integrations with clouds, groups of people, the schema of client metadata,
 * and work on files in the organisation's own clouds. It may import {@code jobs}, {@code transport} and {@code page}.
 */
@NullMarked
package com.encord.sdk.organisation;

import org.jspecify.annotations.NullMarked;
