package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;

/**
 * The part of a check that knows one kind of media. It is called after the content was recognised as that kind; it
 * fills {@link Draft#facts()} and adds findings. Implementations hold no state and are called by many threads.
 */
interface KindCheck {
    /**
     * Checks one file.
     *
     * @param source where the bytes are
     * @param draft what is known so far: name, kind, size and whether a deep check was asked for
     * @throws MediaException if the file cannot be read at all; the caller turns that into {@link
     *     FindingCode#UNREADABLE}
     */
    void check(MediaSource source, Draft draft);
}
