package com.encord.sdk.media.dicom.series;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Mutations;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomJson;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.UploadTags;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import com.encord.sdk.media.dicom.pixel.DicomRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files end in values, in problems, or in this SDK's own exception, quickly, and in nothing else. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DicomFuzzTest {
    private static final int ATTEMPTS = Integer.getInteger("encord.fuzz", 400);
    private static final int FRAMES = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__big_endian_u16_a.dcm",
                "gen__deflated_u16_a.dcm",
                "gen__explicit_le_s16_window_a.dcm",
                "gen__implicit_le_a.dcm",
                "gen__no_preamble_a.dcm",
                "gen__onebit_a.dcm",
                "gen__rgb_a.dcm",
                "gen__rle_rgb_a.dcm",
                "gen__jpeg_baseline_multiframe_a.dcm",
                "gen__jpeg_baseline_ybr422_a.dcm",
                "gen__jpeg2000_lossless_rgb_a.dcm",
                "nib__nicom-csa_slice_norm.dcm",
                "nib__nicom-siemens_dwi_1000.dcm",
                "pd__MR_small_jpeg_ls_lossless.dcm",
                "pd__SC_rgb_jls_lossy_sample.dcm",
                "pd__SC_rgb_jpeg_gdcm.dcm",
                "pd__JPEG-lossy.dcm",
                "pd__nested_priv_SQ.dcm",
                "pd__reportsi.dcm",
                "pd__rtdose_rle_1frame.dcm",
                "pd__charset_files-chrH31.dcm",
                "pd__palettes-fall.dcm",
                "pdd__liver_deflate.dcm",
                "pdd__liver_nonbyte_aligned_rle.dcm"
            })
    void damagedFilesAreReadOrRefused(String name) throws IOException {
        byte[] original = Files.readAllBytes(Corpus.file("dicom/" + name));
        Mutations mutations = new Mutations(name.hashCode());
        int read = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            read += survives(new MemorySource(name, mutations.of(original, 1500))) ? 1 : 0;
        }
        assertTrue(read > 0, "no mutation left the file readable: the test tests nothing");
    }

    private static boolean survives(MemorySource source) {
        try {
            DicomFile file = DicomReader.standard().read(source);
            DicomReader.standard().readHeader(source);
            DicomJson.of(file);
            UploadTags.of(file);
            SlicePhase.of(file.dataset());
            if (file.pixelElement().isEmpty()) {
                return true;
            }
            try (DicomImage image = DicomImage.open(file)) {
                if (image.layout().frameBytes() > 64 << 20) {
                    return true; // allowed, and tested where it is refused; here it would only take time
                }
                for (int frame = 0; frame < Math.min(FRAMES, image.frameCount()); frame++) {
                    DicomRenderer.of(image).render(frame);
                }
            }
            return true;
        } catch (MediaException refused) {
            return false;
        }
    }
}
