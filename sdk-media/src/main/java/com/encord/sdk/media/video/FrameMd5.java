package com.encord.sdk.media.video;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.Md5;
import com.encord.sdk.media.internal.ffmpeg.NativeFormat;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.Natives;
import com.encord.sdk.media.internal.ffmpeg.Scaler;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line for each frame of a video with the MD5 of its decoded picture, in the form of FFmpeg's {@code framemd5}
 * muxer: what {@code ffmpeg -noautorotate -i FILE -map 0:v:0 -vsync passthrough -enc_time_base -1 -f framemd5 -}
 * prints. Two videos with the same lines show the same pictures at the same times.
 *
 * <p>Time stamps are shifted so that the file, sound included, starts at 0. Pictures are hashed in their native pixel
 * format; if the video changes its size or format midway, later pictures are scaled to the first one. Immutable;
 * nothing is held between calls.
 */
public final class FrameMd5 {
    private final MediaSource source;

    private FrameMd5(MediaSource source) {
        this.source = source;
    }

    /**
     * Prepares a file; nothing is read yet.
     *
     * @param video the video
     * @return the lines to be
     */
    public static FrameMd5 of(Path video) {
        return of(MediaSource.of(video));
    }

    /**
     * Prepares a source; nothing is read yet.
     *
     * @param video where the bytes are
     * @return the lines to be
     */
    public static FrameMd5 of(MediaSource video) {
        return new FrameMd5(video);
    }

    /**
     * Decodes the video and keeps all lines.
     *
     * @return header and frame lines, without line ends
     * @throws MediaException if the file cannot be opened or holds no frame that can be decoded
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        forEachLine(lines::add);
        return lines;
    }

    /**
     * Decodes the video and gives each line as soon as it is known.
     *
     * @param consumer is given header and frame lines, without line ends, on the calling thread
     * @throws MediaException if the file cannot be opened or holds no frame that can be decoded
     */
    public void forEachLine(Consumer<String> consumer) {
        try (FrameReader reader = FrameReader.openWithToolTimes(source, DemuxerLimits.STANDARD);
                Hashing hashing = new Hashing()) {
            FrameCount count = new FrameCount();
            long earliest = Long.MIN_VALUE;
            boolean more = true;
            while (more) {
                try (ReadFrame frame = count.next(reader)) {
                    more = frame != null;
                    if (frame != null) {
                        if (frame.index() == 0) {
                            header(reader, frame.picture()).forEach(consumer);
                        }
                        // the tool never lets time run backwards
                        earliest = Math.max(earliest, frame.pts());
                        consumer.accept(line(earliest, reader.toolFrameTicks(), hashing.pack(frame.picture())));
                    }
                }
            }
            if (count.index() == 0) {
                throw new CorruptMediaException(source.name(), "holds no frame that can be decoded");
            }
        }
    }

    private static String line(long pts, long duration, ByteBuffer picture) {
        int bytes = picture.remaining();
        String md5 = Md5.of(picture);
        return String.format(Locale.ROOT, "0, %10d, %10d, %8d, %8d, %s", pts, pts, duration, bytes, md5);
    }

    private static List<String> header(FrameReader reader, NativeFrame frame) {
        Rational timeBase = reader.stream().timeBase();
        Optional<Rational> aspect = reader.stream().sampleAspectRatio().or(frame::sampleAspectRatio);
        return List.of(
                "#format: frame checksums",
                "#version: 2",
                "#hash: MD5",
                "#software: " + Natives.muxerName(),
                "#tb 0: " + timeBase,
                "#media_type 0: video",
                "#codec_id 0: rawvideo",
                "#dimensions 0: " + frame.width() + "x" + frame.height(),
                "#sar 0: " + aspect.map(Rational::toString).orElse("0/1"),
                "#stream#, dts,        pts, duration,     size, hash");
    }

    /** Lays out each picture like the first one. */
    private static final class Hashing implements AutoCloseable {
        private final Scaler scaler = new Scaler();
        private ByteBuffer packed = ByteBuffer.allocateDirect(0);
        private @Nullable NativeFormat format;
        private int width;
        private int height;

        ByteBuffer pack(NativeFrame frame) {
            NativeFormat first = format;
            if (first == null) {
                first = frame.format();
                format = first;
                width = frame.width();
                height = frame.height();
                packed = ByteBuffer.allocateDirect(frame.packedBytes());
            }
            packed.clear();
            if (frame.format().equals(first) && frame.width() == width && frame.height() == height) {
                frame.packInto(packed);
            } else {
                try (NativeFrame adapted = scaler.adapt(frame, first, width, height)) {
                    adapted.packInto(packed);
                }
            }
            return packed.flip();
        }

        @Override
        public void close() {
            scaler.close();
        }
    }
}
