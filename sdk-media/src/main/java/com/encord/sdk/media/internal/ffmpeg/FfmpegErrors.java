package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns FFmpeg's return codes into words and exceptions. */
public final class FfmpegErrors {
    private static final int TEXT_BYTES = 256;

    /** Who says it, in front of a line of the log. */
    private static final Pattern READER = Pattern.compile("^\\[[^]]*] ");

    private FfmpegErrors() {}

    /**
     * FFmpeg's own words for a code.
     *
     * @param code a negative return code
     * @return for example {@code Invalid data found when processing input}
     */
    public static String text(int code) {
        byte[] buffer = new byte[TEXT_BYTES];
        avutil.av_strerror(code, buffer, TEXT_BYTES);
        int length = 0;
        while (length < buffer.length && buffer[length] != 0) {
            length++;
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * The exception for a failure to open or read.
     *
     * @param source the file
     * @param what what was tried, a verb phrase such as {@code open}
     * @param code a negative return code
     * @param log what FFmpeg said meanwhile
     * @return the exception to throw
     */
    public static MediaException reading(String source, String what, int code, FfmpegLog log) {
        String message = "cannot " + what + ": " + text(code) + said(log);
        if (code == avutil.AVERROR_DECODER_NOT_FOUND
                || code == avutil.AVERROR_DEMUXER_NOT_FOUND
                || code == avutil.AVERROR_PATCHWELCOME) {
            return new UnsupportedMediaException(source, message);
        }
        return new UnreadableMediaException(source, message);
    }

    /**
     * The exception for a failure to decode.
     *
     * @param source the file
     * @param what what was tried, a verb phrase such as {@code decode frame 12}
     * @param code a negative return code
     * @param log what FFmpeg said meanwhile
     * @return the exception to throw
     */
    public static MediaException decoding(String source, String what, int code, FfmpegLog log) {
        return new CorruptMediaException(source, "cannot " + what + ": " + text(code) + said(log));
    }

    private static String said(FfmpegLog log) {
        List<String> lines = log.lines();
        int last = lines.size() - 1;
        // the demuxer's last words only repeat that it gave up; the line before says why
        if (last > 0 && lines.get(last).endsWith("error reading header")) {
            last--;
        }
        return last < 0 ? "" : " (" + READER.matcher(lines.get(last)).replaceFirst("") + ")";
    }
}
