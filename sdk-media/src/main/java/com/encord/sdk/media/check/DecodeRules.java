package com.encord.sdk.media.check;

import com.encord.sdk.media.video.DecodeScan;
import com.encord.sdk.media.video.FrameIndex;
import java.util.ArrayList;
import java.util.List;

/** What only decoding shows. */
final class DecodeRules {
    /** Enough to look at; a ruined file has thousands. */
    private static final int LISTED_FRAMES = 1_000;

    private DecodeRules() {}

    /** What the packets alone tell. */
    static void check(FrameIndex index, Draft draft) {
        int frames = index.frameCount();
        int malformed = index.malformedFrameCount();
        if (malformed > 0) {
            boolean nothing = malformed == frames;
            draft.facts().frameCount((long) frames - malformed);
            draft.add(
                    FindingCode.CORRUPT_FRAMES,
                    Severity.ERROR,
                    nothing ? Fix.REJECT : Fix.REENCODE,
                    nothing
                            ? "None of the " + Finding.counted(frames, "frame", "frames")
                                    + " can be decoded. Find the real file."
                            : malformed + " of " + frames + " frames cannot be decoded, as the units in their packets"
                                    + " do not add up. Copy the file again if a good one exists; re-encoding keeps"
                                    + " what can be shown.",
                    "missing",
                    malformed);
        }
    }

    /** What decoding every frame shows. */
    static void check(DecodeScan decoded, FrameIndex index, Draft draft) {
        int damaged = decoded.damagedFrames().size();
        int missing = decoded.missingFrames().size();
        if (damaged > 0 || missing > 0 || decoded.errors() > 0) {
            boolean nothing = decoded.decodedFrames() == 0;
            draft.add(
                    FindingCode.CORRUPT_FRAMES,
                    Severity.ERROR,
                    nothing ? Fix.REJECT : Fix.REENCODE,
                    nothing
                            ? (index.frameCount() == 1
                                            ? "The one frame cannot"
                                            : "None of the " + index.frameCount() + " frames can")
                                    + " be decoded. Find the real file."
                            : trouble(damaged, missing, index.frameCount(), decoded.errors())
                                    + ". Copy the file again if a good one exists; re-encoding keeps what can be shown.",
                    "damagedFrames",
                    first(decoded.damagedFrames()),
                    "missingFrames",
                    first(decoded.missingFrames()),
                    "damaged",
                    damaged,
                    "missing",
                    missing,
                    "decoderErrors",
                    decoded.errors());
        }
        if (decoded.displacedFrames() > 0 && decoded.errors() == 0 && index.missingPtsCount() == 0) {
            draft.add(
                    FindingCode.NON_MONOTONIC_TIMESTAMPS,
                    Severity.ERROR,
                    Fix.REENCODE,
                    "The container's times contradict the order in which the codec presents "
                            + Finding.counted(decoded.displacedFrames(), "frame", "frames")
                            + ", so players show them in different orders. Re-encode the video.",
                    "displacedFrames",
                    decoded.displacedFrames());
        }
        if (decoded.sizes().size() > 1) {
            draft.add(
                    FindingCode.DIMENSIONS_CHANGE,
                    Severity.ERROR,
                    Fix.REENCODE,
                    "The picture size changes within the video (" + String.join(", ", first(decoded.sizes()))
                            + "), so coordinates of labels would too. Re-encode to one size.",
                    "sizes",
                    first(decoded.sizes()));
        }
    }

    private static String trouble(int damaged, int missing, int frames, long errors) {
        List<String> parts = new ArrayList<>();
        if (damaged > 0) {
            parts.add(Finding.counted(damaged, "frame is", "frames are") + " damaged");
        }
        if (missing > 0) {
            parts.add(missing + " of " + Finding.counted(frames, "frame", "frames") + " cannot be decoded");
        }
        return parts.isEmpty()
                ? "The decoder refused " + Finding.counted(errors, "packet", "packets") + ", though no frame is missing"
                : String.join(" and ", parts);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), LISTED_FRAMES));
    }
}
