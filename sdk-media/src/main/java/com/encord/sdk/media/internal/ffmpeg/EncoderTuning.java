package com.encord.sdk.media.internal.ffmpeg;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each encoder has to be told: they share no scale of quality and no default worth having. */
final class EncoderTuning {
    /** Slices cost some compression each and need a few rows of blocks; more threads than this gain little. */
    private static final int MOST_SLICES = 8;

    private static final int ROWS_PER_SLICE = 64;

    private EncoderTuning() {}

    /** FFmpeg's option names and values for an encoder. */
    static Map<String, String> options(EncoderSettings settings, int height, int processors) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("g", Integer.toString(settings.keyframeInterval()));
        // no B-frames: decoding order is presentation order, so that times start at 0 without an edit list
        options.put("bf", "0");
        options.put("threads", Integer.toString(processors));
        boolean byRate = settings.bitRate().isPresent();
        settings.bitRate().ifPresent(rate -> options.put("b", Long.toString(rate)));
        switch (settings.encoder()) {
            case "libx264" -> {
                options.put("preset", "fast");
                options.put("profile", "high");
                if (!byRate) {
                    options.put("crf", quality(settings, 18));
                }
            }
            case "libx265" -> {
                options.put("preset", "fast");
                options.put("x265-params", "log-level=none");
                if (!byRate) {
                    options.put("crf", quality(settings, 20));
                }
            }
            case "libopenh264" -> openH264(options, settings, height, processors);
            case "libvpx-vp9" -> {
                options.put("deadline", "good");
                options.put("cpu-used", "4");
                options.put("row-mt", "1");
                if (!byRate) {
                    options.put("b", "0");
                    options.put("crf", quality(settings, 20));
                }
            }
            case "libsvtav1" -> {
                options.put("preset", "8");
                if (!byRate) {
                    options.put("crf", quality(settings, 22));
                }
            }
            case "libaom-av1" -> {
                options.put("cpu-used", "6");
                options.put("row-mt", "1");
                if (!byRate) {
                    options.put("b", "0");
                    options.put("crf", quality(settings, 20));
                }
            }
            default -> throw new IllegalArgumentException("No settings are known for encoder " + settings.encoder());
        }
        return options;
    }

    /** OpenH264 has no constant quality; a quantiser that may not move is one. */
    private static void openH264(Map<String, String> options, EncoderSettings settings, int height, int processors) {
        options.put("profile", "high");
        options.put("coder", "cabac");
        options.put(
                "slices",
                Integer.toString(Math.max(1, Math.min(Math.min(processors, MOST_SLICES), height / ROWS_PER_SLICE))));
        if (settings.bitRate().isPresent()) {
            options.put("rc_mode", "bitrate");
        } else {
            String quantiser = quality(settings, 20);
            options.put("rc_mode", "quality");
            options.put("qmin", quantiser);
            options.put("qmax", quantiser);
            options.put("b", "100000000");
        }
    }

    private static String quality(EncoderSettings settings, int usual) {
        return Integer.toString(settings.quality().orElse(usual));
    }
}
