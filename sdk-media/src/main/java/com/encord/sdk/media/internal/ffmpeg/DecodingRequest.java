package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaSource;

/**
 * What a {@link DecodingLine} opens, and how.
 *
 * @param source where the bytes are
 * @param limits what opening and reading may cost
 * @param threads how many threads decode, 0 for as many as there are processors
 * @param onError what to do with a packet that cannot be decoded
 * @param alpha whether to decode transparency that is stored beside the pictures
 * @param toolTimes whether to give frames the times that the ffmpeg tool gives them
 */
record DecodingRequest(
        MediaSource source,
        DemuxerLimits limits,
        int threads,
        Decoder.OnError onError,
        boolean alpha,
        boolean toolTimes) {
    DecodingRequest onOneThread() {
        return new DecodingRequest(source, limits, 1, onError, alpha, toolTimes);
    }
}
