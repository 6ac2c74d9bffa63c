package com.encord.sdk.media.reencode;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.video.FrameIndex;

/**
 * The presented frames of a source in presentation order.
 *
 * @param times presentation times in time base units, never descending
 * @param decodeOrder for each frame its place in the file
 * @param group for each frame how many keyframes are stored up to it: frames of one number are decoded from one
 *     keyframe
 * @param timeBase seconds per unit
 * @param lastDuration how long the last frame stays, in units, 0 if unknown
 */
record SourceFrames(long[] times, int[] decodeOrder, int[] group, Rational timeBase, long lastDuration) {
    static SourceFrames of(FrameIndex index) {
        int count = index.frameCount();
        int[] decodeOrder = new int[count];
        int[] group = new int[count];
        int[] keyframes = new int[index.packetCount() + 1];
        for (int packet = 0; packet < index.packetCount(); packet++) {
            keyframes[packet + 1] = keyframes[packet] + (index.packetIsKeyframe(packet) ? 1 : 0);
        }
        for (int frame = 0; frame < count; frame++) {
            decodeOrder[frame] = index.packetOf(frame);
            group[frame] = keyframes[decodeOrder[frame] + 1];
        }
        long lastDuration = count == 0 ? 0 : index.duration(count - 1);
        return new SourceFrames(index.presentationTimes(), decodeOrder, group, index.timeBase(), lastDuration);
    }

    int count() {
        return times.length;
    }

    /**
     * Which frame a decoder gave, by its time.
     *
     * @param time presentation time of the decoded frame
     * @param after the frame that was decoded before, -1 at the start
     * @return index of the frame, or -1 if no later frame is presented then
     */
    int indexOf(long time, int after) {
        int low = after + 1;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < times.length && times[low] == time ? low : -1;
    }
}
