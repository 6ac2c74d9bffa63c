package com.encord.sdk.transport;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a storage says of an object before its bytes.
 *
 * @param from the place of the first byte that comes: what was asked for, or 0 when the object has changed or the
 *     storage knows no ranges
 * @param size the size of the whole object, if the storage says
 * @param validator its strong entity tag, if it has one: what is needed to read on from the middle
 */
public record ObjectHead(long from, OptionalLong size, Optional<String> validator) {}
