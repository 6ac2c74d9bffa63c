package com.encord.sdk.media.reencode;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.EncodedPacket;
import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.Muxer;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.Picture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;

/**
 * Makes videos whose frames carry their number as black and white blocks, which survive any encoding, and reads the
 * numbers back. A second row of blocks carries the complement, so that a mixture of two frames is noticed.
 */
final class NumberedVideo {
    static final int BITS = 12;
    static final int BLOCK = 16;
    static final int WIDTH = BITS * BLOCK;
    static final int HEIGHT = 4 * BLOCK;
    static final int UNREADABLE = -1;
    private static final byte BLACK = 30;
    private static final byte WHITE = (byte) 220;

    private NumberedVideo() {}

    /** Encodes numbers 0 to count - 1 at 25 frames per second. */
    static void write(Path file, int count, int keyframeInterval) {
        write(file, "libopenh264", "mp4", count, keyframeInterval);
    }

    static void write(Path file, String encoderName, String container, int count, int keyframeInterval) {
        EncoderSettings settings = new EncoderSettings(
                encoderName, new Rational(25, 1), keyframeInterval, OptionalInt.empty(), OptionalLong.empty());
        try (Picture first = picture(0);
                Encoder encoder = Encoder.open(file.toString(), first, settings);
                Muxer muxer = Muxer.create(file, file.toString(), container)) {
            int stream = muxer.addStream(encoder);
            muxer.start();
            for (int number = 0; number < count; number++) {
                try (Picture picture = picture(number)) {
                    encoder.put(picture);
                }
                write(encoder, muxer, stream);
            }
            encoder.finish();
            write(encoder, muxer, stream);
            muxer.finish();
        }
    }

    private static void write(Encoder encoder, Muxer muxer, int stream) {
        for (Optional<EncodedPacket> next = encoder.take(); next.isPresent(); next = encoder.take()) {
            try (EncodedPacket packet = next.get()) {
                muxer.write(packet, stream);
            }
        }
    }

    /** The same samples with other times. */
    static void retime(Path from, Path to, String container, Rational timeBase, IntToLongFunction times) {
        try (Demuxer demuxer = Demuxer.open(from);
                Muxer muxer = Muxer.create(to, to.toString(), container)) {
            int stream = muxer.addCopyOf(demuxer, 0, timeBase);
            muxer.start();
            for (int i = 0; demuxer.readPacket(); i++) {
                long time = times.applyAsLong(i);
                muxer.copy(demuxer, stream, time, time, times.applyAsLong(i + 1) - time, timeBase);
            }
            muxer.finish();
        }
    }

    static void truncate(Path from, Path to, double part) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        Files.write(to, Arrays.copyOf(bytes, (int) (bytes.length * part)));
    }

    /** Overwrites bytes in the middle of the file, where only samples are. */
    static void corrupt(Path from, Path to, double at, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        int start = (int) (bytes.length * at);
        for (int i = start; i < start + length; i++) {
            bytes[i] ^= (byte) (0x5A + 31 * i);
        }
        Files.write(to, bytes);
    }

    /** Makes one packet of H.264 hold filler (ITU-T H.264 table 7-1) instead of a picture. */
    static void lose(Path from, Path to, int packet) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        try (Demuxer demuxer = Demuxer.open(from)) {
            for (int i = 0; i <= packet; i++) {
                demuxer.readPacket();
            }
            bytes[(int) demuxer.packet().position().orElseThrow() + 4] = 12;
        }
        Files.write(to, bytes);
    }

    /** The numbers of all frames in the order the decoder gives them. */
    static List<Integer> read(Path file) {
        List<Integer> numbers = new ArrayList<>();
        try (FrameReader reader =
                FrameReader.open(MediaSource.of(file), DemuxerLimits.STANDARD, 1, Decoder.OnError.CONTINUE)) {
            for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (NativeFrame frame = next.get()) {
                    numbers.add(number(frame));
                }
            }
        }
        return numbers;
    }

    /** A picture that carries a number. */
    static Picture picture(int number) {
        byte[] luma = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean bit = (number >> x / BLOCK & 1) == 1;
                luma[y * WIDTH + x] = bit == y < HEIGHT / 2 ? WHITE : BLACK;
            }
        }
        return Picture.gray(WIDTH, HEIGHT, luma);
    }

    private static int number(NativeFrame frame) {
        ByteBuffer luma = frame.plane(0);
        int block = frame.width() / BITS;
        int upper = frame.height() / 4;
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int x = bit * block + block / 2;
            boolean set = (luma.get(upper * frame.stride(0) + x) & 0xFF) > 128;
            boolean complement = (luma.get(3 * upper * frame.stride(0) + x) & 0xFF) > 128;
            if (set == complement) {
                return UNREADABLE;
            }
            number |= set ? 1 << bit : 0;
        }
        return number;
    }
}
