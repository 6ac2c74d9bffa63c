package com.encord.sdk.media.internal.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.CorruptMediaException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 12-bit pictures of 21 x 13 pixels; the digests are those of libjpeg-turbo 3.1.3's samples, as little-endian words.
 */
class CosineJpegTest {
    record Picture(String kind, int samples, String base64, String digest) {
        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    @ParameterizedTest
    @MethodSource
    void samplesAreThoseOfLibjpeg(Picture picture) {
        int[] samples = CosineJpeg.decode("made", picture.bytes());
        assertEquals(21 * 13 * picture.samples(), samples.length);
        assertEquals(picture.digest(), digest(samples));
    }

    static List<Picture> samplesAreThoseOfLibjpeg() {
        return PICTURES;
    }

    @ParameterizedTest
    @MethodSource
    void aPictureThatIsBrokenOffIsNotFilledUp(Picture picture) {
        byte[] whole = picture.bytes();
        for (int length = 30; length < whole.length - 2; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(CorruptMediaException.class, () -> CosineJpeg.decode("made", cut), "of " + length + " bytes");
        }
    }

    static Stream<Picture> aPictureThatIsBrokenOffIsNotFilledUp() {
        return PICTURES.stream();
    }

    private static String digest(int[] samples) {
        ByteBuffer words = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample : samples) {
            words.putShort((short) sample);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(words.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // the first one is libjpeg-turbo's own, the others hold random coefficients in every kind of scan
    private static final List<Picture> PICTURES = List.of(
            new Picture(
                    "of libjpeg",
                    1,
                    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdB"
                            + "RkxOUlNSMj5aYVpQYEpRUk//wQALDAANABUBAREA/8QAFgABAQEAAAAAAAAAAAAAAAAACwkK/8QAJhAAAgIBBAEEAgMAAAAA"
                            + "AAAAAQIDBAUGBxESCQgKEyIUQQALFf/aAAgBAQAAPwDIL4kNvcPhrGmLmTk/yctfkp42wKLRx/kho0lmksCQrLGZPqhJaNuG"
                            + "Eo5/ipuE9tvhvHF6ecxubL6pcbrylpiWnFHiI9tq2nK7JZuQVQ7ytkbC9ozN8gLpJzwyqnZl62N9Ge1Ued2ZqWrFaWOzJHDJ"
                            + "Nbp3hBJZPT41MqVY5ep6RoeGcqCzBeG+QAQX22+fy2vd6NwcXrrP6izsOOiw9PEC1lpHGLSX80ymDty0ZZYUUhGQED7BuAAi"
                            + "94j8dXngr5Ji63JqN2ykpWOUhYZUZYGaVXZouoQdQVPZp2JPy8JGP+25xFTTuzfhfXTb2MdFeXeyxLHG4UdlbQ0IA6Kv1Cwg"
                            + "AfocD9cn/9k=",
                    "ae846ab24f624ffbbe7a4d40a3ad339c9964d83219595ce13b7d71f9761b04bf"),
            new Picture(
                    "extended sequential",
                    1,
                    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAgxAAAQAEAAQABwAHAAcACgAKAAoACgANAA0ADQANAA0AEAAQABAAEAAQABAAEwATABMA"
                            + "EwATABMAEwAWABYAFgAWABYAFgAWABYAGQAZABkAGQAZABkAGQAcABwAHAAcABwAHAAfAB8AHwAfAB8AIgAiACIAIgAlACUA"
                            + "JQAoACgAK//BAAsMAA0AFQEBEQD/xAAjAAAAAAAQAAAAAAAAAAAAAAAAAQIDBAUGBwgJCgsMDQ4P/8QA0xAAAAAAAAAAwAAA"
                            + "AAAAAAAAAAECAwQFBgcICQoLEBESExQVFhcYGRobICEiIyQlJicoKSorMDEyMzQ1Njc4OTo7QEFCQ0RFRkdISUpLUFFSU1RV"
                            + "VldYWVpbYGFiY2RlZmdoaWprcHFyc3R1dnd4eXp7gIGCg4SFhoeIiYqLkJGSk5SVlpeYmZqboKGio6SlpqeoqaqrsLGys7S1"
                            + "tre4ubq7wMHCw8TFxsfIycrL0NHS09TV1tfY2drb4OHi4+Tl5ufo6err8PHy8/T19vf4+fr7/9oACAEBAAA/AHO04UPYLYos"
                            + "QkerBYDnq0VNAjAyYiy0oshKhD+CeVTCIE2oLgSGZjBJIFaPR10wDAHfWA5YlSNxCMBfJ16DKgMegAGkDwV4MKJaj1QJqawG"
                            + "UBlRxB14JpT2hxDgAZEQDKCVBSczhpJrIpeDCiTyFTaPyAAmICJhFgkkPck4BsRED6gA/9k=",
                    "eb9d9b295a27eaade4a518b454563eadebf0ee80fee6b030e98409fadfa1bab6"),
            new Picture(
                    "with restart markers",
                    1,
                    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAgxAAAQAEAAQABwAHAAcACgAKAAoACgANAA0ADQANAA0AEAAQABAAEAAQABAAEwATABMA"
                            + "EwATABMAEwAWABYAFgAWABYAFgAWABYAGQAZABkAGQAZABkAGQAcABwAHAAcABwAHAAfAB8AHwAfAB8AIgAiACIAIgAlACUA"
                            + "JQAoACgAK//BAAsMAA0AFQEBEQD/xAAjAAAAAAAQAAAAAAAAAAAAAAAAAQIDBAUGBwgJCgsMDQ4P/8QA0xAAAAAAAAAAwAAA"
                            + "AAAAAAAAAAECAwQFBgcICQoLEBESExQVFhcYGRobICEiIyQlJicoKSorMDEyMzQ1Njc4OTo7QEFCQ0RFRkdISUpLUFFSU1RV"
                            + "VldYWVpbYGFiY2RlZmdoaWprcHFyc3R1dnd4eXp7gIGCg4SFhoeIiYqLkJGSk5SVlpeYmZqboKGio6SlpqeoqaqrsLGys7S1"
                            + "tre4ubq7wMHCw8TFxsfIycrL0NHS09TV1tfY2drb4OHi4+Tl5ufo6err8PHy8/T19vf4+fr7/90ABAAC/9oACAEBAAA/AHO0"
                            + "4UPYLYosQkerBYDnq0VNAjAyYiy0oshKhD+CeVTCIE2oLgSGZjBJIFaPR10wDAP/0G72ByxKkbiEYC+Tr0GVAY9AANIHgrwY"
                            + "US1HqgTU1gMoDKjiDrwTSntDiHAB/9FkOAMoJUFJzOGkmsil4MKJPIVNo/IACYgImEWCSQ9yTgGxEQPqAD//2Q==",
                    "eb9d9b295a27eaade4a518b454563eadebf0ee80fee6b030e98409fadfa1bab6"),
            new Picture(
                    "in colour",
                    3,
                    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAgxAAAQAEAAQABwAHAAcACgAKAAoACgANAA0ADQANAA0AEAAQABAAEAAQABAAEwATABMA"
                            + "EwATABMAEwAWABYAFgAWABYAFgAWABYAGQAZABkAGQAZABkAGQAcABwAHAAcABwAHAAfAB8AHwAfAB8AIgAiACIAIgAlACUA"
                            + "JQAoACgAK//BABEMAA0AFQMBEQACEQADEQD/xAAjAAAAAAAQAAAAAAAAAAAAAAAAAQIDBAUGBwgJCgsMDQ4P/8QA0xAAAAAA"
                            + "AAAAwAAAAAAAAAAAAAECAwQFBgcICQoLEBESExQVFhcYGRobICEiIyQlJicoKSorMDEyMzQ1Njc4OTo7QEFCQ0RFRkdISUpL"
                            + "UFFSU1RVVldYWVpbYGFiY2RlZmdoaWprcHFyc3R1dnd4eXp7gIGCg4SFhoeIiYqLkJGSk5SVlpeYmZqboKGio6Slpqeoqaqr"
                            + "sLGys7S1tre4ubq7wMHCw8TFxsfIycrL0NHS09TV1tfY2drb4OHi4+Tl5ufo6err8PHy8/T19vf4+fr7/90ABAAD/9oADAMB"
                            + "AAIAAwAAPwBztOFD2DbA2Q4YiknQfQQ36sSatLQDolQ2fAbaA2oMzDa1AG7R9kALjwDciXJsQVNpxQN2nMgsgO2gNTXEgCH8"
                            + "2qTqALJ49mHyCYAe/wC+ulEajhK/BSAqLR8keZAHJn4kihPFPCgbqpm2QjAB31gU3EXlXBoaDcG8TmQB1WgI7Bjx6FOKBfj2"
                            + "jLiGkAwB1iQPaAzC0uPSgqQTE3Ai8enuaWglj//QKcPQhoJYNqy4BrxAmPFJX3IA573QUp0lCIGmBRgDnUcpeJFj2hssDEAq"
                            + "XENonBp3KaxkRANyVCiRoL00oSoBmyrpmSlpEBwBt8gq5BoQbw+hGACBdCSwjCgJYEAd1ICRIfAYMDiEZQuBjhFUtG+OAJiA"
                            + "MkIAIoWDKbuNRLId6PTCNh2IA7FgKrQZcF8gwHlAYOVsANkUAygM4NsEMSQKnSgQbq0Bm2KrqQD/2Q==",
                    "73e0648e59b002abd45058ac487f8c59ce8c8931e14aa3484bef7f176a2d3d2f"),
            new Picture(
                    "progressive",
                    1,
                    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAgxAAAQAEAAQABwAHAAcACgAKAAoACgANAA0ADQANAA0AEAAQABAAEAAQABAAEwATABMA"
                            + "EwATABMAEwAWABYAFgAWABYAFgAWABYAGQAZABkAGQAZABkAGQAcABwAHAAcABwAHAAfAB8AHwAfAB8AIgAiACIAIgAlACUA"
                            + "JQAoACgAK//CAAsMAA0AFQEBEQD/xAAjAAAAAAAQAAAAAAAAAAAAAAAAAQIDBAUGBwgJCgsMDQ4P/8QA0xAAAAAAAAAAwAAA"
                            + "AAAAAAAAAAECAwQFBgcICQoLEBESExQVFhcYGRobICEiIyQlJicoKSorMDEyMzQ1Njc4OTo7QEFCQ0RFRkdISUpLUFFSU1RV"
                            + "VldYWVpbYGFiY2RlZmdoaWprcHFyc3R1dnd4eXp7gIGCg4SFhoeIiYqLkJGSk5SVlpeYmZqboKGio6SlpqeoqaqrsLGys7S1"
                            + "tre4ubq7wMHCw8TFxsfIycrL0NHS09TV1tfY2drb4OHi4+Tl5ufo6err8PHy8/T19vf4+fr7/9oACAEBAAAAAWu0zv2/WGED"
                            + "riIiI//aAAgBAQABBQIIHgOgAFlEjUIUBsEEQ0ABFEKAA8h7AP/aAAgBAQAGPwICg6HKA4NcQwEgiB7tKDBCg8JdA8ICyGII"
                            + "BsciskAGaAYH0yz+TwOQACFAWlsEUEUaRtgWT+f0KAA8mMyjOE7BBEHQKtHxAAEQc4lAmB4e0Af/2gAIAQEAAAAQA//aAAgB"
                            + "AQABPyG1tRiG4vPFeGFKX//aAAgBAQABPxAAOtLS200xhh1BdbEf/wD/2Q==",
                    "eb9d9b295a27eaade4a518b454563eadebf0ee80fee6b030e98409fadfa1bab6"),
            new Picture(
                    "progressive in colour, with restart markers",
                    3,
                    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAgxAAAQAEAAQABwAHAAcACgAKAAoACgANAA0ADQANAA0AEAAQABAAEAAQABAAEwATABMA"
                            + "EwATABMAEwAWABYAFgAWABYAFgAWABYAGQAZABkAGQAZABkAGQAcABwAHAAcABwAHAAfAB8AHwAfAB8AIgAiACIAIgAlACUA"
                            + "JQAoACgAK//CABEMAA0AFQMBEQACEQADEQD/xAAjAAAAAAAQAAAAAAAAAAAAAAAAAQIDBAUGBwgJCgsMDQ4P/8QA0xAAAAAA"
                            + "AAAAwAAAAAAAAAAAAAECAwQFBgcICQoLEBESExQVFhcYGRobICEiIyQlJicoKSorMDEyMzQ1Njc4OTo7QEFCQ0RFRkdISUpL"
                            + "UFFSU1RVVldYWVpbYGFiY2RlZmdoaWprcHFyc3R1dnd4eXp7gIGCg4SFhoeIiYqLkJGSk5SVlpeYmZqboKGio6Slpqeoqaqr"
                            + "sLGys7S1tre4ubq7wMHCw8TFxsfIycrL0NHS09TV1tfY2drb4OHi4+Tl5ufo6err8PHy8/T19vf4+fr7/90ABAAE/9oADAMB"
                            + "AAIAAwAAAAFrtNk+Co8O/c/7tTPt+sNq0NsSMIHYBW1lH//QXDhbX2X2IiG4sGSKf//aAAgBAQABBQIIHgTQTAA0onoAGg7A"
                            + "r//QBOKBBEDgPX//2gAIAQIAAQUCNNAA/Ahhj//QKOBIKLBF/9oACAEDAAEFAgThDgAQQAHNBGACdgH/0BAg2CACKCOMv//a"
                            + "AAgBAQAGPwICA9EoNgQ+UINaWgDEKTKMbyhZ+QADZRxkH9BPTGAATWPAlhwwycveAP/QEDA+ZQhQIxRzIkpJ8gCsE9b6IYN8"
                            + "ckPo3AD/2gAIAQIABj8CBNBGtCiLSTgA4SH0aFWBkDVo9Q4wACQmEB8c1j1oHAABpMmfAJIGAD//0AT1eB+EFD5PCsAAHz+D"
                            + "iggSdAP/2gAIAQMABj8CHCKGTCBOTGA4A7QEqsIAHHJ+TFxTJqAYAmKOSBoC0vB7HJt7aCGAhDmmighAabxaJgJnJb//0AGg"
                            + "HPsEMPUpD0gAECCFDkwCdaAjWixQB//aAAwDAQACAAMAAAAQAA//0AP/2gAIAQEAAT8hAGiHnBlopLf/0Aw0hq3/2gAIAQIA"
                            + "AT8htZDCO2kVTBhL/9BhgMIlf//aAAgBAwABPyEYCcz0iBz/AP/QAIitM+0BsAf/2gAIAQEAAT8QGAG4jE9n/9AMSE7T/9oA"
                            + "CAECAAE/ELRVWGB/XAn/0G1gMKif/9oACAEDAAE/EBg7MhUKMf8A/9AMB9kH/9k=",
                    "73e0648e59b002abd45058ac487f8c59ce8c8931e14aa3484bef7f176a2d3d2f"));
}
