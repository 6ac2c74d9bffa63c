package com.encord.sdk.media.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Mutations;
import com.encord.sdk.media.UnreadableMediaException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiVolumeTest {
    private static final int NX = 4;
    private static final int NY = 3;
    private static final int NZ = 2;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void compressedAndPlainGiveTheSameSlices(boolean gzip) throws IOException {
        byte[] bytes = volume(ByteOrder.LITTLE_ENDIAN, 1);
        MemorySource source = new MemorySource("v.nii", gzip ? gzip(bytes) : bytes);
        try (NiftiVolume volume = NiftiVolume.open(source)) {
            assertEquals(gzip, volume.compressed());
            assertAnatomy(volume, 1);
        }
    }

    @Test
    void fileIsReadThroughMemoryMapping(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("v.nii"), volume(ByteOrder.LITTLE_ENDIAN, 1));
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            assertAnatomy(volume, 1);
            assertEquals(0, volume.missingBytes());
        }
    }

    @Test
    void bigEndianVolumeHasTheSameValues() {
        try (NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii", volume(ByteOrder.BIG_ENDIAN, 1)))) {
            assertTrue(volume.header().bigEndian());
            assertAnatomy(volume, 1);
        }
    }

    @Test
    void mirroredAxisIsMirroredBackInThePicture() {
        try (NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii", volume(ByteOrder.LITTLE_ENDIAN, -1)))) {
            assertAnatomy(volume, -1);
        }
    }

    /** With x to the right, y to anterior, z to superior, the value at (x, y, z) is x + 10 y + 100 z. */
    private static void assertAnatomy(NiftiVolume volume, int xDirection) {
        NiftiSlice axial = volume.slice(NiftiPlane.AXIAL, 1, 0);
        assertEquals(NX, axial.width());
        assertEquals(NY, axial.height());
        // The patient's right is on the left of the picture: the largest x if x runs to the right.
        double right = xDirection > 0 ? NX - 1 : 0;
        double left = xDirection > 0 ? 0 : NX - 1;
        assertEquals(right + 10 * (NY - 1) + 100, axial.value(0, 0));
        assertEquals(left + 100, axial.value(NX - 1, NY - 1));
        NiftiSlice coronal = volume.slice(NiftiPlane.CORONAL, 2, 0);
        assertEquals(right + 20 + 100 * (NZ - 1), coronal.value(0, 0));
        assertEquals(left + 20, coronal.value(NX - 1, NZ - 1));
        NiftiSlice sagittal = volume.slice(NiftiPlane.SAGITTAL, 3, 0);
        assertEquals(NY, sagittal.width());
        assertEquals(NZ, sagittal.height());
        assertEquals(3 + 10 * (NY - 1) + 100, sagittal.value(0, 0));
        assertEquals(3, sagittal.value(NY - 1, NZ - 1));
    }

    @ParameterizedTest
    @EnumSource(NiftiPlane.class)
    void everyPlaneBecomesAPicture(NiftiPlane plane) {
        try (NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii", volume(ByteOrder.LITTLE_ENDIAN, 1)))) {
            BufferedImage image = volume.slice(plane).toImage();
            assertEquals(BufferedImage.TYPE_BYTE_GRAY, image.getType());
            int darkest = 255;
            int brightest = 0;
            for (int sample : image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null)) {
                darkest = Math.min(darkest, sample);
                brightest = Math.max(brightest, sample);
            }
            assertEquals(0, darkest);
            assertEquals(255, brightest);
        }
    }

    @Test
    void truncatedVolumeSaysHowMuchIsMissing() {
        byte[] whole = volume(ByteOrder.LITTLE_ENDIAN, 1);
        byte[] cut = Arrays.copyOf(whole, whole.length - 7);
        try (NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii", cut))) {
            assertEquals(7, volume.missingBytes());
            assertThrows(CorruptMediaException.class, volume::dataSha256);
            assertEquals(0, volume.slice(NiftiPlane.AXIAL, 0, 0).value(NX - 1, NY - 1));
        }
    }

    @Test
    void sliceOutsideTheVolumeIsRefusedWithTheRange() {
        try (NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii", volume(ByteOrder.LITTLE_ENDIAN, 1)))) {
            IndexOutOfBoundsException failure =
                    assertThrows(IndexOutOfBoundsException.class, () -> volume.slice(NiftiPlane.AXIAL, NZ, 0));
            assertTrue(failure.getMessage().contains("there are " + NZ), failure.getMessage());
        }
    }

    @Test
    void closedVolumeExplainsItself() {
        NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii", volume(ByteOrder.LITTLE_ENDIAN, 1)));
        volume.close();
        volume.close();
        assertThrows(IllegalStateException.class, () -> volume.slice(NiftiPlane.AXIAL));
    }

    @Test
    void missingHalfOfAPairIsNamed(@TempDir Path directory) throws IOException {
        byte[] header = Arrays.copyOf(volume(ByteOrder.LITTLE_ENDIAN, 1), 348);
        header[345] = 'i';
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putFloat(108, 0);
        Path file = Files.write(directory.resolve("half.hdr"), header);
        UnreadableMediaException failure = assertThrows(UnreadableMediaException.class, () -> NiftiVolume.open(file));
        assertTrue(failure.getMessage().contains("half.img"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedVolumesAreRefusedPolitely(boolean gzip) throws IOException {
        byte[] plain = volume(ByteOrder.LITTLE_ENDIAN, 1);
        byte[] original = gzip ? gzip(plain) : plain;
        Mutations mutations = new Mutations(42);
        int opened = 0;
        for (int i = 0; i < 5000; i++) {
            opened += survives(new MemorySource("v.nii", mutations.of(original, 352))) ? 1 : 0;
        }
        assertTrue(opened > 0, "no mutation could be opened: the test tests nothing");
    }

    /**
     * The voxels are all there, but nothing proves that they are those that were written; nibabel 5.4 refuses all
     * three.
     */
    @ParameterizedTest
    @ValueSource(ints = {-1, -4, 1})
    void checksumAfterTheVoxelsIsHeld(int change) throws IOException {
        // Long enough that reading the header does not reach the end.
        byte[] zipped = gzip(Arrays.copyOf(volume(ByteOrder.LITTLE_ENDIAN, 1), 4096));
        byte[] damaged = change < 0 ? Arrays.copyOf(zipped, zipped.length + change) : zipped.clone();
        if (change > 0) {
            damaged[damaged.length - 8] ^= 1;
        }
        try (NiftiVolume whole = NiftiVolume.open(new MemorySource("v.nii.gz", zipped));
                NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii.gz", damaged))) {
            assertEquals(0, whole.missingBytes());
            assertThrows(CorruptMediaException.class, volume::missingBytes);
        }
    }

    @Test
    void membersOfAGzipFollowEachOtherAndPaddingHarmsNobody() throws IOException {
        byte[] plain = volume(ByteOrder.LITTLE_ENDIAN, 1);
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(gzip(Arrays.copyOf(plain, 200)));
        parts.writeBytes(gzip(Arrays.copyOfRange(plain, 200, plain.length)));
        parts.writeBytes(new byte[512]);
        try (NiftiVolume volume = NiftiVolume.open(new MemorySource("v.nii.gz", parts.toByteArray()))) {
            assertEquals(0, volume.missingBytes());
            assertAnatomy(volume, 1);
        }
    }

    private static boolean survives(MediaSource source) {
        try (NiftiVolume volume = NiftiVolume.open(source)) {
            for (NiftiPlane plane : NiftiPlane.values()) {
                try {
                    volume.slice(plane).toImage();
                } catch (MediaException e) {
                    // refused politely
                }
            }
            volume.missingBytes();
            return true;
        } catch (MediaException e) {
            return false;
        }
    }

    private static byte[] volume(ByteOrder order, int xDirection) {
        ByteBuffer bytes = ByteBuffer.allocate(352 + NX * NY * NZ * 2).order(order);
        bytes.putInt(0, 348);
        short[] dims = {3, NX, NY, NZ, 1, 1, 1, 1};
        for (int i = 0; i < 8; i++) {
            bytes.putShort(40 + 2 * i, dims[i]).putFloat(76 + 4 * i, 1);
        }
        bytes.putShort(70, (short) 4).putShort(72, (short) 16).putFloat(108, 352);
        bytes.putShort(254, (short) 1);
        bytes.putFloat(280, xDirection).putFloat(300, 1).putFloat(320, 1);
        bytes.put(344, "n+1\0".getBytes());
        for (int z = 0; z < NZ; z++) {
            for (int y = 0; y < NY; y++) {
                for (int x = 0; x < NX; x++) {
                    bytes.putShort(352 + 2 * (x + NX * (y + NY * z)), (short) (x + 10 * y + 100 * z));
                }
            }
        }
        return bytes.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
