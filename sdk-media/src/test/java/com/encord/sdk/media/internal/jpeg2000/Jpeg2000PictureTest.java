package com.encord.sdk.media.internal.jpeg2000;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds decoded samples against OpenJPEG's, bit for bit, over what codestreams may vary. */
class Jpeg2000PictureTest {
    private static final Properties PICTURES = new Properties();

    static {
        try (InputStream in = Jpeg2000PictureTest.class.getResourceAsStream("irreversible.properties")) {
            PICTURES.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<String> pictures() {
        return PICTURES.stringPropertyNames().stream().sorted();
    }

    private static byte[] codestream(String name) {
        return Base64.getDecoder().decode(PICTURES.getProperty(name).split(" ")[1]);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void samplesEqualThoseOfOpenJpeg(String name) {
        int[] samples = Jpeg2000Picture.decode(name, codestream(name));
        assertEquals(PICTURES.getProperty(name).split(" ")[0], sha256(samples).substring(0, 32));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void damagedPicturesAreDecodedOrRefused(String name) {
        Mutations mutations = new Mutations(name.hashCode());
        byte[] whole = codestream(name);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            byte[] damaged = mutations.of(whole, whole.length);
            // the size is held against the DICOM header before a picture comes here
            System.arraycopy(whole, 0, damaged, 0, Math.min(damaged.length, 50));
            try {
                Jpeg2000Picture.decode(name, damaged);
            } catch (MediaException e) {
                assertTrue(e.getMessage().contains(name), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused < 150, "no mutation left the picture readable: the test tests nothing");
    }

    @Test
    void aPictureThatEndsInsideAPacketIsRefused() {
        byte[] whole = codestream("plain");
        byte[] cut = Arrays.copyOf(whole, whole.length * 3 / 4);
        CorruptMediaException refused =
                assertThrows(CorruptMediaException.class, () -> Jpeg2000Picture.decode("cut", cut));
        assertTrue(refused.getMessage().contains("cut off"), refused.getMessage());
    }

    private static String sha256(int[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(samples);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
