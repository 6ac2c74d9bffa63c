package com.encord.sdk.media.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiExtensionTest {
    private static final int HEADER = 348;
    private static final int FIRST = HEADER + 4;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void extensionsAreReadInTheByteOrderOfTheHeader(boolean bigEndian) {
        byte[] volume = volume(bigEndian, true, "a comment", "<AFNI/>");
        List<NiftiExtension> read = NiftiExtension.read(new MemorySource("v.nii", volume));
        assertEquals(2, read.size());
        assertEquals(6, read.get(0).code());
        assertEquals("a comment", new String(read.get(0).bytes(), StandardCharsets.UTF_8).trim());
        assertEquals(7, read.get(1).code());
        assertEquals("<AFNI/>", new String(read.get(1).bytes(), StandardCharsets.UTF_8).trim());
    }

    @Test
    void eitherHalfOfAPairLeadsToThem(@TempDir Path folder) throws IOException {
        byte[] pair = volume(false, false, "a comment");
        Path header = Files.write(folder.resolve("v.hdr"), Arrays.copyOf(pair, pair.length - 1));
        Path voxels = Files.write(folder.resolve("v.img"), new byte[1]);
        assertEquals(1, NiftiExtension.read(header).size());
        assertEquals(1, NiftiExtension.read(voxels).size());
    }

    @Test
    void volumeWithoutTheFlagHasNone() {
        byte[] volume = volume(false, true, "a comment");
        volume[HEADER] = 0;
        assertTrue(NiftiExtension.read(new MemorySource("v.nii", volume)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {-16, 4, 1 << 20, Integer.MAX_VALUE})
    void impossibleSizeIsRefusedWithItsPlace(int size) {
        byte[] volume = volume(false, true, "a comment");
        ByteBuffer.wrap(volume).order(ByteOrder.LITTLE_ENDIAN).putInt(FIRST, size);
        MediaSource source = new MemorySource("v.nii", volume);
        CorruptMediaException refused = assertThrows(CorruptMediaException.class, () -> NiftiExtension.read(source));
        assertTrue(refused.getMessage().contains("byte " + FIRST), refused.getMessage());
        assertTrue(refused.getMessage().contains(size + " bytes"), refused.getMessage());
    }

    @Test
    void fileThatEndsWithinAnExtensionIsRefused() {
        byte[] volume = volume(false, true, "a comment");
        MediaSource source = new MemorySource("v.nii", Arrays.copyOf(volume, FIRST + 12));
        assertThrows(CorruptMediaException.class, () -> NiftiExtension.read(source));
    }

    /** One voxel of one byte behind extensions with the codes 6, 7 and so on. */
    private static byte[] volume(boolean bigEndian, boolean singleFile, String... contents) {
        int size = 32;
        int voxels = FIRST + size * contents.length;
        ByteBuffer bytes =
                ByteBuffer.allocate(voxels + 1).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, HEADER).putShort(40, (short) 1).putShort(42, (short) 1);
        bytes.putShort(70, (short) 2).putShort(72, (short) 8).putFloat(108, singleFile ? voxels : 0);
        bytes.position(344);
        bytes.put((singleFile ? "n+1\0" : "ni1\0").getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1);
        for (int i = 0; i < contents.length; i++) {
            bytes.position(FIRST + i * size);
            bytes.putInt(size).putInt(6 + i).put(contents[i].getBytes(StandardCharsets.UTF_8));
        }
        return bytes.array();
    }
}
