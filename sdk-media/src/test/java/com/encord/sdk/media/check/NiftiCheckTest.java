package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes that are damaged in their header, made byte by byte. */
class NiftiCheckTest {
    private static final int EXTENSION = 352;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"a.nii,4", "a.nii,200", "a.nii,347", "a.nii.gz,200", "a.hdr,300"})
    void aVolumeThatEndsWithinItsHeaderIsUnreadable(String name, int length) throws IOException {
        byte[] start = Arrays.copyOf(volume().array(), length);
        MediaReport report = check(name, name.endsWith(".gz") ? gzip(start) : start);
        assertEquals(MediaKind.NIFTI, report.kind());
        assertTrue(report.finding(FindingCode.UNREADABLE).isPresent(), report::toJson);
    }

    @Test
    void whatIsOnlyNamedLikeAVolumeIsNone() throws IOException {
        for (String name : new String[] {"a.nii", "a.nii.gz"}) {
            MediaReport report = check(name, "no volume\n".getBytes(StandardCharsets.UTF_8));
            assertTrue(report.finding(FindingCode.NOT_MEDIA).isPresent(), report::toJson);
        }
    }

    /** nibabel 5.4 reads it as well. */
    @Test
    void aHeaderThatDoesNotSayItsSizeIsKnownByItsSignature() throws IOException {
        MediaReport report = check("a.nii", volume().putInt(0, 0).array());
        assertEquals(MediaKind.NIFTI, report.kind());
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
    }

    /** nibabel 5.4 refuses the volume, other readers do not. */
    @Test
    void damagedExtensionsAreTold() throws IOException {
        assertEquals(Verdict.OK, check("a.nii", volume().array()).verdict());
        MediaReport report = check("a.nii", volume().putInt(EXTENSION, 1_000).array());
        assertTrue(report.finding(FindingCode.MALFORMED).isPresent(), report::toJson);
        assertEquals(Verdict.WARN, report.verdict());
    }

    private MediaReport check(String name, byte[] bytes) throws IOException {
        return MediaCheck.of(Files.write(folder.resolve(name), bytes)).run();
    }

    /** Eight voxels of one byte, behind an extension of 32. */
    private static ByteBuffer volume() {
        ByteBuffer bytes = ByteBuffer.allocate(EXTENSION + 32 + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 348).putShort(40, (short) 1).putShort(42, (short) 8).putShort(70, (short) 2);
        bytes.putFloat(80, 1).putFloat(108, EXTENSION + 32);
        bytes.put(344, "n+1\0".getBytes(StandardCharsets.ISO_8859_1)).put(348, (byte) 1);
        return bytes.putInt(EXTENSION, 32).putInt(EXTENSION + 4, 6);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
