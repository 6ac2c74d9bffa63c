/**
 * What belongs to the whole organisation: integrations with clouds, groups of people, the schema of client metadata,
 * and work on files in the organisation's own clouds. It may import {@code jobs}, {@code transport}, {@code page} and
 * {@code errors}.
 */
@NullMarked
package com.encord.sdk.organisation;

import org.jspecify.annotations.NullMarked;
