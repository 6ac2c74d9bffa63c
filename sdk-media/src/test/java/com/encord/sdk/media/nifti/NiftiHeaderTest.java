package com.encord.sdk.media.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnreadableMediaException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiHeaderTest {
    @ParameterizedTest
    @CsvSource({"1, m, 2000", "2, mm, 2", "3, um, 0.002", "10, mm, 2", "0, , 2"})
    void spacingIsInMillimetresWhateverTheUnit(int units, String symbol, double expected) {
        ByteBuffer bytes = VolumeBytes.of(2, 2, 2).putFloat(80, 2).put(123, (byte) units);
        NiftiHeader header = header(bytes);
        assertEquals(expected, header.spacing()[0], 1e-9);
        assertEquals(symbol, header.spaceUnit().map(NiftiUnit::symbol).orElse(null));
        assertEquals(2, header.pixdim()[1]);
    }

    @ParameterizedTest
    @CsvSource({"8, s, 3", "16, ms, 0.003", "24, us, 0.000003", "18, ms, 0.003", "40, ppm, ", "2, , "})
    void volumesFollowEachOtherInSeconds(int units, String symbol, Double expected) {
        NiftiHeader header = header(VolumeBytes.of(2, 2, 2, 5).putFloat(92, 3).put(123, (byte) units));
        assertEquals(symbol, header.timeUnit().map(NiftiUnit::symbol).orElse(null));
        assertEquals(expected != null, header.volumeInterval().isPresent());
        assertEquals(expected == null ? 0 : expected, header.volumeInterval().orElse(0), 1e-12);
    }

    @Test
    void aSingleVolumeHasNoInterval() {
        assertEquals(
                OptionalDouble.empty(),
                header(VolumeBytes.of(2, 2, 2).putFloat(92, 3).put(123, (byte) 10))
                        .volumeInterval());
    }

    @Test
    void unitsAreToldWhereTheHeaderSaysThem() {
        String told = header(VolumeBytes.of(2, 2, 2).put(123, (byte) 10)).toJson();
        assertTrue(told.endsWith("\"spaceUnit\":\"mm\",\"timeUnit\":\"s\"}"), told);
        String untold = header(VolumeBytes.of(2, 2, 2)).toJson();
        assertFalse(untold.contains("Unit"), untold);
    }

    /** As the reference implementation of the standard reads it. */
    @Test
    void noTimesAreOneTime() {
        NiftiHeader header = header(VolumeBytes.of(2, 3, 4, 0));
        assertArrayEquals(new long[] {2, 3, 4, 1}, header.shape());
        assertEquals(0, header.dims()[4]);
        assertEquals(1, header.volumes());
        assertThrows(UnreadableMediaException.class, () -> header(VolumeBytes.of(2, 0, 4)));
    }

    @Test
    void impossibleDimensionsAreToldInTheByteOrderOfTheSize() {
        ByteBuffer bytes = VolumeBytes.of(2, 2, 2).putShort(40, (short) 9);
        assertTrue(refusal(bytes).contains("says 9 dimensions"), refusal(bytes));
    }

    /** NIfTI-2 carries line ends in its signature, as PNG does. */
    @ParameterizedTest
    @ValueSource(ints = {0x0a1a0a00, 0x0d0d0a1a})
    void aVolumeThatWasCopiedAsATextIsRefused(int lineEnds) {
        ByteBuffer bytes = ByteBuffer.allocate(544 + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 540).put(4, "n+2\0".getBytes(StandardCharsets.ISO_8859_1));
        bytes.putShort(12, (short) 2).putLong(16, 1).putLong(24, 8).putLong(168, 544);
        assertEquals(8, header(bytes).shape()[0]);
        bytes.order(ByteOrder.BIG_ENDIAN).putInt(8, 0x0d0a1a0a);
        assertEquals(8, header(bytes).shape()[0]);
        bytes.putInt(8, lineEnds);
        assertTrue(refusal(bytes).contains("binary mode"), refusal(bytes));
    }

    private static String refusal(ByteBuffer bytes) {
        return String.valueOf(assertThrows(UnreadableMediaException.class, () -> header(bytes))
                .getMessage());
    }

    private static NiftiHeader header(ByteBuffer bytes) {
        return NiftiVolume.readHeader(new MemorySource("v.nii", bytes.array()));
    }
}
