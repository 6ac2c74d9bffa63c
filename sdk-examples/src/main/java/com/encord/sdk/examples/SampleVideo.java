package com.encord.sdk.examples;

import com.encord.sdk.media.reencode.ReEncode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Makes videos of pictures: one as an old camera writes it, JPEG pictures in an AVI, which the platform does not take,
 * and one made of that as the platform likes it.
 */
final class SampleVideo {
    private static final int FRAMES_PER_SECOND = 12;
    private static final int HAS_INDEX = 0x10;
    private static final int KEYFRAME = 0x10;

    private SampleVideo() {}

    static void camera(List<Path> pictures, Path avi) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        int width = 0;
        int height = 0;
        for (Path picture : pictures) {
            BufferedImage image = ImageIO.read(picture.toFile());
            width = image.getWidth();
            height = image.getHeight();
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", jpeg);
            frames.add(jpeg.toByteArray());
        }
        Files.write(avi, chunk("RIFF", join(text("AVI "), header(frames.size(), width, height), movie(frames))));
    }

    static void street(Path avi, Path mp4) {
        ReEncode.of(avi).full().to(mp4).run();
    }

    private static byte[] header(int frames, int width, int height) {
        byte[] main = little(56)
                .putInt(1_000_000 / FRAMES_PER_SECOND)
                .putInt(12, HAS_INDEX)
                .putInt(16, frames)
                .putInt(24, 1)
                .putInt(32, width)
                .putInt(36, height)
                .array();
        byte[] stream = little(56)
                .put(text("vidsMJPG"))
                .putInt(20, 1)
                .putInt(24, FRAMES_PER_SECOND)
                .putInt(32, frames)
                .putInt(40, -1)
                .putShort(52, (short) width)
                .putShort(54, (short) height)
                .array();
        byte[] format = little(40)
                .putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) 24)
                .put(text("MJPG"))
                .putInt(width * height * 3)
                .array();
        byte[] list = join(text("strl"), chunk("strh", stream), chunk("strf", format));
        return chunk("LIST", join(text("hdrl"), chunk("avih", main), chunk("LIST", list)));
    }

    private static byte[] movie(List<byte[]> frames) {
        ByteArrayOutputStream movie = new ByteArrayOutputStream();
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        movie.writeBytes(text("movi"));
        for (byte[] frame : frames) {
            index.writeBytes(text("00dc"));
            index.writeBytes(little(12)
                    .putInt(KEYFRAME)
                    .putInt(movie.size())
                    .putInt(frame.length)
                    .array());
            movie.writeBytes(chunk("00dc", frame));
        }
        return join(chunk("LIST", movie.toByteArray()), chunk("idx1", index.toByteArray()));
    }

    /** A name, a length, the bytes, and one more where the length is odd. */
    private static byte[] chunk(String name, byte[] bytes) {
        return little(8 + bytes.length + bytes.length % 2)
                .put(text(name))
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
