package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MPEG-4 Part 2 in MP4: nothing but the pictures says whether they are interlaced. */
class InterlacedPicturesTest {
    @Test
    void picturesTellWhereTheHeaderDoesNot() throws IOException {
        for (boolean deep : List.of(false, true)) {
            Finding finding = check("interlaced.mp4", deep)
                    .finding(FindingCode.INTERLACED)
                    .orElseThrow();
            assertEquals(Fix.REENCODE, finding.fix());
            assertEquals("unknown", finding.evidence().get("fieldOrder"));
        }
    }

    @Test
    void progressivePicturesAreNotTakenForInterlaced() throws IOException {
        for (boolean deep : List.of(false, true)) {
            assertEquals(
                    List.of(FindingCode.UNSUPPORTED_CODEC),
                    check("progressive.mp4", deep).findings().stream()
                            .map(Finding::code)
                            .toList());
        }
    }

    private static MediaReport check(String name, boolean deep) throws IOException {
        try (InputStream bytes = InterlacedPicturesTest.class.getResourceAsStream(name)) {
            return MediaCheck.of(new MemorySource(name, bytes.readAllBytes()))
                    .deep(deep)
                    .run();
        }
    }
}
