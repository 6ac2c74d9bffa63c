package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged headers end in a value or in this SDK's own exception, quickly, and nothing else. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImageFuzzTest {
    private static final int ATTEMPTS = 3000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__orient6_a.jpg",
                "gen__progressive_a.jpg",
                "exif__jpg-invalid-image00971.jpg",
                "avif__apple_gainmap_new.jpg",
                "avif__paris_icc_exif_xmp.png",
                "mde__netpbm-gimp-export-ascii.pbm",
                "gen__animated_a.png",
                "gen__orient6_a.png",
                "gen__palette_a.png",
                "gen__animated_a.webp",
                "gen__orient6_a.webp",
                "gen__lossless_a.webp",
                "gen__orient6_a.avif",
                "gen__animated_a.avif",
                "avif__color_grid_gainmap_different_grid.avif",
                "ax__heif-sample_still_photo.heic",
                "gen__rgb24_a.bmp",
                "mde__bmpsuite-g-pal8os2.bmp",
                "gen__multipage_a.tif",
                "mde__BigTIFF-BigTIFFSubIFD4.tif",
                "gen__animated_a.gif",
                "gen__icon_a.ico",
                "gen__jpeg2000_a.jp2",
                "gen__netpbm_a.ppm",
                "mde__pcx-BLOOD25.pcx",
                "gen__targa_a.tga"
            })
    void damagedHeadersAreRefusedPolitely(String name) throws IOException {
        Path file = Corpus.file("image/" + name);
        byte[] original = Files.readAllBytes(file);
        Mutations mutations = new Mutations(name.hashCode());
        int read = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            read += survives(new MemorySource(name, mutations.of(original, 600))) ? 1 : 0;
        }
        assertTrue(read > 0, "no mutation left the header readable: the test tests nothing");
    }

    @Test
    void damagedJpegXlIsRefusedPolitely() {
        byte[] boxed = HexFormat.of()
                .parseHex("0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20"
                        + "000000146a786c63ff0a412c0000000000000000");
        assertEquals(8, ImageInfo.read(new MemorySource("x.jxl", boxed)).width());
        Mutations mutations = new Mutations(7);
        for (int i = 0; i < ATTEMPTS; i++) {
            survives(new MemorySource("x.jxl", mutations.of(boxed, boxed.length)));
        }
    }

    private static boolean survives(MediaSource source) {
        List<Runnable> calls = List.of(() -> ImageInfo.read(source), () -> ImageStructure.check(source));
        boolean read = true;
        for (Runnable call : calls) {
            try {
                call.run();
            } catch (MediaException e) {
                read = false;
            }
        }
        return read;
    }
}
