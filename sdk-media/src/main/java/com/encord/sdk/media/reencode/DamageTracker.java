package com.encord.sdk.media.reencode;

import java.util.Arrays;

/**
 * Tells which frames cannot be trusted after some did not decode. Damage spreads in decoding order up to the next
 * keyframe. Leading pictures (presented before the keyframe they are stored after) also depend on the group before, and
 * no other picture depends on them.
 */
final class DamageTracker {
    private static final int NONE = Integer.MAX_VALUE;

    private final int[] decodeOrder;

    /** For each frame the number of its group, ascending from 1; 0 before the first keyframe. */
    private final int[] group;

    private final boolean[] leading;

    /** For each group the earliest damage in decoding order that spreads to all that follow. */
    private final int[] damage;

    /** For each group the earliest damage of a leading picture. */
    private final int[] leadingDamage;

    /**
     * Starts without damage.
     *
     * @param frames the source
     */
    DamageTracker(SourceFrames frames) {
        int count = frames.count();
        this.decodeOrder = frames.decodeOrder();
        this.group = frames.group();
        this.leading = new boolean[count];
        int groups = 0;
        for (int each : group) {
            groups = Math.max(groups, each);
        }
        int[] keyframeOf = new int[groups + 1];
        int[] firstStored = new int[groups + 1];
        Arrays.fill(firstStored, NONE);
        for (int frame = 0; frame < count; frame++) {
            if (decodeOrder[frame] < firstStored[group[frame]]) {
                firstStored[group[frame]] = decodeOrder[frame];
                keyframeOf[group[frame]] = frame;
            }
        }
        for (int frame = 0; frame < count; frame++) {
            leading[frame] = group[frame] > 0 && frame < keyframeOf[group[frame]];
        }
        this.damage = new int[groups + 1];
        this.leadingDamage = new int[groups + 1];
        Arrays.fill(damage, NONE);
        Arrays.fill(leadingDamage, NONE);
    }

    /** Notes that a frame is missing or did not decode cleanly. */
    void damaged(int frame) {
        int[] kind = leading[frame] ? leadingDamage : damage;
        kind[group[frame]] = Math.min(kind[group[frame]], decodeOrder[frame]);
    }

    /** Whether a frame is damaged itself or was predicted from damage that is known so far. */
    boolean tainted(int frame) {
        int own = group[frame];
        int place = decodeOrder[frame];
        if (damage[own] <= place) {
            return true;
        }
        return leading[frame] && (leadingDamage[own] <= place || damage[own - 1] != NONE);
    }

    /**
     * How many later frames have to be known before one can be judged: the distance to the farthest frame that is
     * presented after it although it is stored before it.
     */
    int lookAhead() {
        int count = decodeOrder.length;
        int[] earliestFrom = new int[count + 1];
        earliestFrom[count] = NONE;
        for (int frame = count - 1; frame >= 0; frame--) {
            earliestFrom[frame] = Math.min(decodeOrder[frame], earliestFrom[frame + 1]);
        }
        int most = 0;
        for (int frame = 0; frame < count; frame++) {
            while (frame + most + 1 < count && earliestFrom[frame + most + 1] < decodeOrder[frame]) {
                most++;
            }
        }
        return most;
    }
}
