package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnreadableMediaException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInfoTest {
    @ParameterizedTest
    @CsvSource({"png,PNG", "jpg,JPEG", "bmp,BMP", "tiff,TIFF", "gif,GIF"})
    void writtenByTheJdkIsReadBack(String writer, ImageFormat format) throws IOException {
        ImageInfo info = ImageInfo.read(new MemorySource("x.bin", written(37, 21, writer)));
        assertEquals(format, info.format());
        assertEquals(37, info.width());
        assertEquals(21, info.height());
        assertEquals(1, info.frameCount());
        assertFalse(info.animated());
        assertEquals(Optional.empty(), info.storedOrientation());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void exifOrientationDecidesTheDisplayedSize(int code) throws IOException {
        ImageInfo info = ImageInfo.read(new MemorySource("x.jpg", withExif(written(40, 30, "jpg"), code, "")));
        assertEquals(Optional.of(code), info.storedOrientation().map(Orientation::exif));
        assertEquals(40, info.width());
        assertEquals(code >= 5 ? 30 : 40, info.displayWidth());
        assertEquals(code >= 5 ? 40 : 30, info.displayHeight());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void impossibleOrientationIsIgnored(int code) throws IOException {
        ImageInfo info = ImageInfo.read(new MemorySource("x.jpg", withExif(written(40, 30, "jpg"), code, "")));
        assertEquals(Optional.empty(), info.storedOrientation());
        assertEquals(Orientation.NORMAL, info.orientation());
    }

    @Test
    void captureTimeIsRead() throws IOException {
        byte[] jpeg = withExif(written(8, 8, "jpg"), 1, "2021:03:04 05:06:07");
        assertEquals(
                Optional.of(LocalDateTime.of(2021, 3, 4, 5, 6, 7)),
                ImageInfo.read(new MemorySource("x.jpg", jpeg)).captureTime());
    }

    @Test
    void clockThatWasNeverSetGivesNoCaptureTime() throws IOException {
        byte[] jpeg = withExif(written(8, 8, "jpg"), 1, "0000:00:00 00:00:00");
        assertEquals(
                Optional.empty(),
                ImageInfo.read(new MemorySource("x.jpg", jpeg)).captureTime());
    }

    @Test
    void circularChainOfPagesEnds() throws IOException {
        byte[] tiff = written(9, 7, "tiff");
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(tiff[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int first = bytes.getInt(4);
        int link = first + 2 + 12 * bytes.getShort(first);
        bytes.putInt(link, first);
        assertEquals(1, ImageInfo.read(new MemorySource("x.tif", tiff)).frameCount());
    }

    @Test
    void emptyFileIsNamedAsEmpty(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("nothing.png"));
        UnreadableMediaException failure = assertThrows(UnreadableMediaException.class, () -> ImageInfo.read(file));
        assertTrue(failure.getMessage().contains("0 bytes"), failure.getMessage());
        assertEquals(file.toString(), failure.source());
    }

    @Test
    void textIsNoPicture() {
        MemorySource text = new MemorySource("x.png", "hello, world; hello, world; hello".getBytes());
        assertThrows(UnreadableMediaException.class, () -> ImageInfo.read(text));
        assertEquals(Optional.empty(), ImageFormat.detect(text));
    }

    @Test
    void missingFileIsNamed(@TempDir Path directory) {
        Path file = directory.resolve("nowhere.png");
        UnreadableMediaException failure = assertThrows(UnreadableMediaException.class, () -> ImageInfo.read(file));
        assertEquals(file.toString(), failure.source());
    }

    private static byte[] written(int width, int height, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), format, out));
        return out.toByteArray();
    }

    /** Puts an EXIF segment with an orientation and a time right behind the start of a JPEG. */
    private static byte[] withExif(byte[] jpeg, int orientation, String time) {
        ByteBuffer exif = ByteBuffer.allocate(10 + 8 + 2 + 2 * 12 + 4 + 20);
        exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes()).put("MM\0*".getBytes()).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        exif.putShort((short) 0);
        exif.putShort((short) 0x0132).putShort((short) 2).putInt(20).putInt(8 + 2 + 2 * 12 + 4);
        exif.putInt(0).put(time.getBytes());
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + exif.capacity());
        all.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return all.array();
    }
}
