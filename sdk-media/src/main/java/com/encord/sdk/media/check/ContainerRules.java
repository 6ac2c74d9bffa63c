package com.encord.sdk.media.check;

import com.encord.sdk.media.video.VideoInfo;
import com.encord.sdk.media.video.VideoScan;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether the platform and the browsers take this container with this codec. */
final class ContainerRules {
    private static final String MP4 = "mov,mp4,m4a,3gp,3g2,mj2";
    private static final String MATROSKA = "matroska,webm";

    /** The platform's table of supported combinations, VP9 in MP4 included. */
    private static final Map<String, Set<String>> SUPPORTED = Map.of(
            MP4, Set.of("av1", "h264", "hevc", "vp9"),
            MATROSKA, Set.of("vp8", "vp9", "av1"));

    /** What can be moved into an MP4 without decoding. */
    private static final Set<String> FITS_MP4 = Set.of("av1", "h264", "hevc", "vp9");

    private ContainerRules() {}

    static void check(VideoScan scan, Draft draft) {
        VideoInfo info = scan.info();
        support(info, draft);
        if (scan.layout().quickTime() && info.container().equals(MP4)) {
            draft.add(
                    FindingCode.SAFARI_ONLY,
                    Severity.WARNING,
                    FITS_MP4.contains(info.codec()) ? Fix.REMUX : Fix.REENCODE,
                    "QuickTime (MOV) plays in Safari only. Rewrite the container as MP4.",
                    "majorBrand",
                    scan.layout().majorBrand().orElse("none"));
        }
        if (info.codec().equals("hevc")) {
            draft.add(
                    FindingCode.HEVC_ADVICE,
                    Severity.INFO,
                    Fix.REENCODE,
                    "HEVC plays on recent machines only. If annotators see stutter, re-encode to H.264.",
                    "codec",
                    info.codec());
        }
        if (info.videoStreams() > 1) {
            draft.add(
                    FindingCode.MULTIPLE_VIDEO_STREAMS,
                    Severity.WARNING,
                    Fix.REMUX,
                    "The file holds " + info.videoStreams()
                            + " video streams, and players may choose different ones. Keep the first alone.",
                    "videoStreams",
                    info.videoStreams());
        }
    }

    private static void support(VideoInfo info, Draft draft) {
        Set<String> codecs = SUPPORTED.get(info.container());
        if (codecs == null) {
            container(info, draft);
        }
        if (!info.decodable()) {
            unknownCodec(info, draft);
        } else if (codecs == null ? move(info) != Fix.REMUX : !codecs.contains(info.codec())) {
            codec(info, draft);
        } else if (info.container().equals(MP4) && info.codec().equals("vp9")) {
            draft.add(
                    FindingCode.UNVERIFIED_COMBINATION,
                    Severity.WARNING,
                    Fix.NONE,
                    "VP9 in MP4 is taken but not verified in every browser. Try one file first.",
                    "codec",
                    info.codec(),
                    "container",
                    info.container());
        }
    }

    private static void container(VideoInfo info, Draft draft) {
        draft.add(
                FindingCode.UNSUPPORTED_CONTAINER,
                Severity.ERROR,
                move(info),
                "The platform takes MP4, MOV, WebM and MKV, not " + named(info.container()) + "." + advice(info),
                "container",
                info.container(),
                "codec",
                info.codec());
    }

    private static void codec(VideoInfo info, Draft draft) {
        draft.add(
                FindingCode.UNSUPPORTED_CODEC,
                Severity.ERROR,
                move(info),
                "The platform does not take " + info.codec() + " in " + named(info.container()) + "." + advice(info),
                "codec",
                info.codec(),
                "container",
                info.container());
    }

    private static void unknownCodec(VideoInfo info, Draft draft) {
        String codec =
                info.codec().equals(VideoInfo.UNKNOWN_CODEC) ? "unknown, tag '" + info.codecTag() + "'" : info.codec();
        draft.add(
                FindingCode.UNSUPPORTED_CODEC,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                "Nothing here can decode the video's codec (" + codec
                        + "). Convert the file with the program that made it.",
                "codec",
                info.codec(),
                "codecTag",
                info.codecTag(),
                "container",
                info.container());
    }

    /** How the video gets into a container that the platform takes. */
    private static Fix move(VideoInfo info) {
        if (!info.decodable()) {
            return Fix.LOCAL_ONLY;
        }
        return FITS_MP4.contains(info.codec()) ? Fix.REMUX : Fix.REENCODE;
    }

    private static String advice(VideoInfo info) {
        return switch (move(info)) {
            case REMUX -> " Rewrite the container as MP4.";
            case REENCODE -> " Re-encode to H.264 in MP4.";
            default -> "";
        };
    }

    /** FFmpeg names its readers after all that they read. */
    private static String named(String container) {
        return switch (container) {
            case MP4 -> "MP4 or MOV";
            case MATROSKA -> "MKV or WebM";
            case "mpegts" -> "MPEG-TS";
            case "mpeg" -> "MPEG-PS";
            case "avi", "flv", "asf", "mxf", "ogg" -> container.toUpperCase(Locale.ROOT);
            default -> container;
        };
    }
}
