package com.encord.sdk.media.check;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.video.VideoInfo;
import com.encord.sdk.media.video.VideoScan;
import java.util.Set;

/** Whether every browser draws the stored pixels as they are. */
final class PictureRules {
    /** 8-bit 4:2:0 in full or limited range. */
    private static final Set<String> EVERYWHERE = Set.of("yuv420p", "yuvj420p", "nv12");

    private PictureRules() {}

    static void check(VideoScan scan, Draft draft) {
        VideoInfo info = scan.info();
        shape(info, draft);
        if (info.pixelFormat().isPresent()
                && !EVERYWHERE.contains(info.pixelFormat().get())) {
            draft.add(
                    FindingCode.UNSUPPORTED_PIXEL_FORMAT,
                    Severity.ERROR,
                    Fix.REENCODE,
                    "Browsers decode 8-bit 4:2:0 everywhere, but this is "
                            + info.pixelFormat().get() + ". Re-encode to yuv420p.",
                    "pixelFormat",
                    info.pixelFormat().get());
        }
        if (info.interlaced()) {
            interlaced(info, draft);
        }
        if (info.width() % 2 != 0 || info.height() % 2 != 0) {
            draft.add(
                    FindingCode.ODD_DIMENSIONS,
                    Severity.WARNING,
                    Fix.REENCODE,
                    "The size " + info.width() + "x" + info.height()
                            + " is odd, which H.264 players and encoders do not take. Re-encode to an even size.",
                    "width",
                    info.width(),
                    "height",
                    info.height());
        }
    }

    /** What the header says, or pictures where it says nothing. */
    static void interlaced(VideoInfo info, Draft draft) {
        if (!draft.has(FindingCode.INTERLACED)) {
            draft.add(
                    FindingCode.INTERLACED,
                    Severity.WARNING,
                    Fix.REENCODE,
                    "Each frame mixes two moments in alternate lines. Deinterlace by re-encoding.",
                    "fieldOrder",
                    info.fieldOrder().filter(order -> info.interlaced()).orElse("unknown"));
        }
    }

    private static void shape(VideoInfo info, Draft draft) {
        Rational ratio = info.sampleAspectRatio().orElse(Rational.ONE);
        if (!ratio.equals(Rational.ONE)) {
            draft.add(
                    FindingCode.NON_SQUARE_PIXELS,
                    Severity.ERROR,
                    Fix.REENCODE,
                    "Pixels are " + ratio.toAspectString() + " instead of 1:1, so labels drawn on the stretched picture"
                            + " miss the stored one. Re-encode with square pixels.",
                    "sampleAspectRatio",
                    ratio.toAspectString());
        }
        if (info.rotation() != 0 || info.mirrored()) {
            draft.add(
                    FindingCode.ROTATED,
                    Severity.WARNING,
                    Fix.REENCODE,
                    "The stored pictures must be turned by " + info.rotation() + " degrees"
                            + (info.mirrored() ? " and mirrored" : "")
                            + " for display, and not every tool does that. Re-encode upright.",
                    "rotation",
                    info.rotation(),
                    "mirrored",
                    info.mirrored());
        } else if (isOblique(info.displayAngle())) {
            draft.add(
                    FindingCode.ROTATED,
                    Severity.WARNING,
                    Fix.REENCODE,
                    "The file asks for a turn by " + Math.round(info.displayAngle())
                            + " degrees, which some tools do and"
                            + " browsers do not. Re-encode to keep the picture as browsers show it.",
                    "angle",
                    info.displayAngle());
        }
    }

    /** The ffmpeg tool takes an angle of less than one degree for none. */
    private static boolean isOblique(double angle) {
        return angle >= 1 && angle <= 359;
    }
}
