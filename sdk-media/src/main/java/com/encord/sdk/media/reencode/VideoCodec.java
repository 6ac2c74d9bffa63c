package com.encord.sdk.media.reencode;

import java.util.List;
import java.util.Locale;

/** The codecs a re-encode can write. Which of them are there depends on the FFmpeg natives on the class path. */
public enum VideoCodec {
    /** H.264: what every browser plays. Through x264 with the {@code -gpl} natives, else through OpenH264. */
    H264(List.of("libx264", "libopenh264"), "mp4"),
    /** HEVC: smaller, but needs strong client machines. Only with the {@code -gpl} natives (x265). */
    HEVC(List.of("libx265"), "mp4"),
    /** VP9 in WebM, through libvpx. */
    VP9(List.of("libvpx-vp9"), "webm"),
    /** AV1 through SVT-AV1 (which writes a banner to the process's standard error) or else libaom. */
    AV1(List.of("libsvtav1", "libaom-av1"), "mp4");

    private final List<String> encoders;
    private final String container;

    VideoCodec(List<String> encoders, String container) {
        this.encoders = encoders;
        this.container = container;
    }

    /** FFmpeg's names of the encoders, the best first. */
    List<String> encoders() {
        return encoders;
    }

    /** FFmpeg's name of the codec. */
    String codecName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The container that the platform takes this codec in, unless the target's extension says another. */
    String container() {
        return container;
    }
}
