package com.encord.sdk.media.image;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged pictures decode to something or end in this SDK's own exception; no decoder takes the process down. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImageDecodeFuzzTest {
    private static final int ATTEMPTS = Integer.getInteger("encord.fuzz", 40);
    private static final long MOST_PIXELS = 1 << 22;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__progressive_a.jpg",
                "gen__cmyk_a.jpg",
                "gen__rgba_a.png",
                "gen__animated_a.webp",
                "gen__lossless_a.webp",
                "gen__lossy_alpha_a.webp",
                "gen__avif_alpha_a.avif",
                "gen__animated_a.avif",
                "avif__color_grid_gainmap_different_grid.avif",
                "mde__bmpsuite-g-pal8os2.bmp",
                "mde__bmpsuite-q-pal8os2v2.bmp",
                "mde__bmpsuite-g-pal8rle.bmp",
                "gen__multipage_a.tif",
                "gen__bilevel_g4_a.tif",
                "mde__BigTIFF-BigTIFFLong8Tiles.tif"
            })
    void damagedPicturesAreRefusedPolitely(String name) throws IOException {
        byte[] original = Files.readAllBytes(Corpus.file("image/" + name));
        Mutations mutations = new Mutations(name.hashCode());
        // what is refused below is refused for its damage: unharmed it decodes
        decode(name, original);
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                decode(name, mutations.of(original, original.length));
            } catch (MediaException e) {
                // refused politely
            }
        }
    }

    private static void decode(String name, byte[] picture) {
        ImageDecode.of(new MemorySource(name, picture))
                .atMostPixels(MOST_PIXELS)
                .upright()
                .decode();
    }
}
