package com.encord.sdk.media.internal.jpeg2000;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Mutations;
import com.encord.sdk.media.UnsupportedMediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds decoded samples against OpenJPEG's, bit for bit, over what codestreams may vary; those of components that are
 * smaller than the picture against FFmpeg's, repeated.
 */
class Jpeg2000PictureTest {
    private static final Properties PICTURES = new Properties();

    static {
        for (String kind : List.of("irreversible", "reversible", "highThroughput", "subsampled")) {
            Properties pictures = new Properties();
            try (InputStream in = Jpeg2000PictureTest.class.getResourceAsStream(kind + ".properties")) {
                pictures.load(in);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            pictures.forEach((name, picture) -> PICTURES.put(kind + "." + name, picture));
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
    void samplesEqualThoseOfOtherDecoders(String name) {
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
        byte[] whole = codestream("irreversible.plain");
        byte[] cut = Arrays.copyOf(whole, whole.length * 3 / 4);
        CorruptMediaException refused =
                assertThrows(CorruptMediaException.class, () -> Jpeg2000Picture.decode("cut", cut));
        assertTrue(refused.getMessage().contains("cut off"), refused.getMessage());
    }

    @Test
    void progressionsBehindTheLastPacketTakeNoTime() {
        byte[] picture = picture(1024, 0, 1, 9000, new byte[0]);
        assertEquals(1024 * 1024, Jpeg2000Picture.decode("ended", picture).length);
    }

    @Test
    void progressionsThatNameNothingAreNotFollowedForEver() {
        byte[] picture = picture(1024, 0, 1, 9000, new byte[1]);
        assertTrue(refusal(picture).contains("over and over"));
    }

    @Test
    void packetsOfManyLayersDoNotSearchAllBlocksForEver() {
        byte[] packets = new byte[10_000];
        // each is there, and brings no block
        Arrays.fill(packets, (byte) 0x80);
        assertTrue(refusal(picture(1024, 0xFF, 65535, 0, packets)).contains("more packets than"));
    }

    @Test
    void aRegionOfInterestBeyondTheBitsOfCoefficientsIsRefused() {
        byte[] whole = codestream("irreversible.plain");
        int tile = 0;
        while (whole[tile] != (byte) 0xFF || whole[tile + 1] != (byte) 0x90) {
            tile++;
        }
        ByteBuffer shifted = ByteBuffer.allocate(whole.length + 7).put(whole, 0, tile);
        shifted.put(HexFormat.of().parseHex("ff5e000500001f")).put(whole, tile, whole.length - tile);
        UnsupportedMediaException refused =
                assertThrows(UnsupportedMediaException.class, () -> Jpeg2000Picture.decode("shifted", shifted.array()));
        assertTrue(refused.getMessage().contains("moved up by 31 bits"), refused.getMessage());
    }

    @Test
    void aBlockWithMoreEmptyPlanesThanItsBandHasIsRefused() {
        // the packet is there, its block too, and then come planes without a bit
        byte[] packet = {(byte) 0b11000000, 0, 0, 0};
        assertTrue(refusal(picture(4, 0xFF, 1, 0, packet)).contains("more empty bit planes than the 9"));
    }

    private static String refusal(byte[] picture) {
        return assertThrows(CorruptMediaException.class, () -> Jpeg2000Picture.decode("hostile", picture))
                .getMessage();
    }

    /** A square gray picture of one tile without wavelets, with progressions that name no packet. */
    private static byte[] picture(int side, int precincts, int layers, int progressions, byte[] packets) {
        ByteBuffer out = ByteBuffer.allocate(200 + 7 * progressions + packets.length);
        out.putInt(0xFF4FFF51).putShort((short) 41).putShort((short) 0);
        out.putInt(side).putInt(side).putLong(0).putInt(side).putInt(side).putLong(0);
        out.putShort((short) 1).put(new byte[] {7, 1, 1});
        // packets layer by layer, blocks of 4 x 4
        out.putInt(0xFF52000D).put((byte) 1).put((byte) 0).putShort((short) layers);
        out.put(new byte[] {0, 0, 0, 0, 0, 0, (byte) precincts});
        out.putInt(0xFF5C0005).put((byte) 0x42).putShort((short) 0x4000);
        if (progressions > 0) {
            out.putShort((short) 0xFF5F).putShort((short) (2 + 7 * progressions));
            for (int i = 0; i < progressions; i++) {
                // of a second component, which is not there
                out.put(new byte[] {0, 1, 0, 1, 33, 2, 0});
            }
        }
        out.putInt(0xFF90000A).putShort((short) 0).putInt(14 + packets.length).putShort((short) 1);
        out.putShort((short) 0xFF93).put(packets).putShort((short) 0xFFD9);
        return Arrays.copyOf(out.array(), out.position());
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
