package com.encord.sdk.media.reencode;

import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;

/**
 * How encoding is spread over the processors. Where the encoder does it well, one lane is all. Else the video is cut
 * into stretches of whole keyframe intervals, and as many are encoded at once as there are lanes. That only helps if
 * decoding may run ahead by half a stretch per lane, and the pictures in between take memory, which is what bounds the
 * lanes.
 *
 * @param lanes how many stretches are encoded at once; if it is 1, the encoder spreads its work itself
 * @param stretch how many pictures one encoder is given
 * @param waiting how many pictures may wait for an encoder
 */
record LanePlan(int lanes, long stretch, int waiting) {
    private static final long MOST_WAITING_BYTES = 256L << 20;
    private static final int MOST_LANES = 8;

    /** What opening an encoder costs should not show. At least 2: neighbouring IDR pictures must have other numbers. */
    private static final int SHORTEST_STRETCH = 30;

    /** Of the pictures that a second lane wants, how many it must have to be worth its place. */
    private static final double FED_SHARE = 0.75;

    /** Enough for the decoder not to wait for the encoder at every picture. */
    private static final int FEW = 8;

    /** Plans for so many pictures of a size. */
    static LanePlan of(EncoderSettings settings, long pictureBytes, int pictures, int processors) {
        LanePlan undivided = new LanePlan(1, Long.MAX_VALUE, FEW);
        if (!settings.divisible()) {
            return undivided;
        }
        long interval = settings.keyframeInterval();
        long stretch = roundedUp(SHORTEST_STRETCH, interval) * interval;
        long affordable = MOST_WAITING_BYTES / pictureBytes;
        // a further lane still gains with half of what it wants; the second one, as with pictures of 3840x2160, does
        // less then than the threads that a single encoder has and encoders of stretches do without
        boolean starved = affordable < stretch * FED_SHARE / 2;
        long useful = starved ? 1 : 1 + Math.round(2.0 * affordable / stretch);
        int lanes = (int) Math.min(Math.min(processors, MOST_LANES), Math.min(useful, roundedUp(pictures, stretch)));
        return lanes < 2
                ? undivided
                : new LanePlan(lanes, stretch, (int) Math.min(affordable, (lanes - 1) * stretch / 2 + FEW));
    }

    private static long roundedUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
