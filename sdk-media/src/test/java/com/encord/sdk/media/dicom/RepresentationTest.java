package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What elements are that do not say so themselves. Expected values are those of PS3.5, PS3.6 and the vendors. */
class RepresentationTest {
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final int SMALLEST_PIXEL = 0x00280106;
    private static final int REAL_WORLD_MAPPING = 0x00409096;
    private static final int FIRST_VALUE_MAPPED = 0x00409216;

    private static DicomDataset read(DicomFixture fixture) {
        return file(fixture).dataset();
    }

    private static DicomFile file(DicomFixture fixture) {
        return DicomReader.standard().read(new MemorySource("made.dcm", fixture.file()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] word(int value) {
        return DicomFixture.little(2).putShort((short) value).array();
    }

    private static VR vr(DicomDataset dataset, int tag) {
        return dataset.find(tag).orElseThrow().vr();
    }

    @Test
    void aVendorsElementsGetTheirRepresentationInWhateverBlockTheyAre() {
        for (int block : new int[] {0x10, 0xE3}) {
            DicomDataset dataset = read(new DicomFixture(IMPLICIT)
                    .implicit(0x00190000 | block, ascii("GEMS_ACQU_01"))
                    .implicit(
                            0x00190002 | block << 8,
                            DicomFixture.little(4).putInt(-7).array())
                    .implicit(0x001900FE | block << 8, new byte[] {1, 2}));
            assertEquals(VR.LO, vr(dataset, 0x00190000 | block));
            assertEquals(VR.SL, vr(dataset, 0x00190002 | block << 8));
            assertEquals(-7, dataset.integer(0x00190002 | block << 8).orElseThrow());
            assertEquals(VR.UN, vr(dataset, 0x001900FE | block << 8));
        }
    }

    @Test
    void anotherVendorsElementsOfTheSameNumberStayUnknown() {
        DicomDataset dataset = read(new DicomFixture(IMPLICIT)
                .implicit(0x00190010, ascii("NOBODY KNOWS"))
                .implicit(0x00191002, new byte[4]));
        assertEquals(VR.UN, vr(dataset, 0x00191002));
    }

    @Test
    void aVendorsElementWrittenAsUnknownIsKnownAgain() {
        DicomDataset dataset = read(DicomFixture.explicit()
                .text(0x00190010, "LO", "GEMS_ACQU_01")
                .bytes(0x00191002, "UN", DicomFixture.little(4).putInt(9).array()));
        assertEquals(9, dataset.integer(0x00191002).orElseThrow());
    }

    @Test
    void whatAVendorsDictionaryCallsASequenceMustLookLikeOne() {
        DicomFile file = file(new DicomFixture(IMPLICIT)
                .implicit(0x20010010, ascii("Philips Imaging DD 001"))
                .implicit(0x2001105F, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                .implicit(0x20011060, DicomFixture.little(4).putInt(3).array()));
        assertEquals(VR.UN, vr(file.dataset(), 0x2001105F));
        assertEquals(3, file.dataset().integer(0x20011060).orElseThrow());
        assertEquals(List.of(), file.problems());
    }

    @Test
    void aStandardSequenceThatHoldsTextIsSaidAndTheRestIsRead() {
        DicomFile file = file(new DicomFixture(IMPLICIT)
                .implicit(0x0040A170, ascii("NAME"))
                .implicit(0x0040A730, new byte[0])
                .implicit(0x00400280, ascii("REMARK")));
        assertEquals(VR.UN, vr(file.dataset(), 0x0040A170));
        assertEquals("REMARK", file.dataset().text(0x00400280).orElseThrow());
        assertEquals(DicomProblem.Kind.MALFORMED, file.problems().get(0).kind());
    }

    @Test
    void compressedPixelsOfAnIconDoNotEndTheDataset() {
        for (boolean headerOnly : new boolean[] {false, true}) {
            MemorySource source = new MemorySource(
                    "icon.dcm",
                    DicomFixture.explicit()
                            .head(0x00880200, "SQ", -1)
                            .head(Tag.ITEM, "", -1)
                            .word(Tag.ROWS, 64)
                            .head(Tag.PIXEL_DATA, "OB", -1)
                            .head(Tag.ITEM, "", 0)
                            .head(Tag.ITEM, "", 4)
                            .raw(new byte[] {1, 2, 3, 4})
                            .head(Tag.SEQUENCE_DELIMITATION, "", 0)
                            .head(Tag.ITEM_DELIMITATION, "", 0)
                            .head(Tag.SEQUENCE_DELIMITATION, "", 0)
                            .text(0x00880140, "UI", "1.2.3")
                            .file());
            DicomFile file = headerOnly
                    ? DicomReader.standard().readHeader(source)
                    : DicomReader.standard().read(source);
            assertEquals(List.of(), file.problems());
            assertEquals("1.2.3", file.dataset().text(0x00880140).orElseThrow());
            DicomDataset icon = file.dataset().items(0x00880200).get(0);
            assertEquals(64, icon.integer(Tag.ROWS).orElseThrow());
            assertEquals(true, icon.find(Tag.PIXEL_DATA).orElseThrow().isBulk());
        }
    }

    @Test
    void pixelValuesFollowTheSignOfThePixelsAlsoInItemsAndUnknownElements() {
        DicomFixture mapping = new DicomFixture(IMPLICIT).implicit(FIRST_VALUE_MAPPED, word(0xFFFE));
        byte[] item = mapping.body();
        DicomDataset implicit = read(new DicomFixture(IMPLICIT)
                .implicit(Tag.PIXEL_REPRESENTATION, word(1))
                .implicit(SMALLEST_PIXEL, word(0xFFFF))
                .head(REAL_WORLD_MAPPING, "", 8 + item.length)
                .head(Tag.ITEM, "", item.length)
                .raw(item));
        assertEquals(-1, implicit.integer(SMALLEST_PIXEL).orElseThrow());
        assertEquals(
                -2,
                implicit.items(REAL_WORLD_MAPPING)
                        .get(0)
                        .integer(FIRST_VALUE_MAPPED)
                        .orElseThrow());
        DicomDataset explicit = read(DicomFixture.explicit()
                .word(Tag.PIXEL_REPRESENTATION, 1)
                .bytes(SMALLEST_PIXEL, "UN", word(0xFFFF))
                .word(0x00280107, 0xFFFF));
        assertEquals(-1, explicit.integer(SMALLEST_PIXEL).orElseThrow());
        assertEquals(0xFFFF, explicit.integer(0x00280107).orElseThrow(), "what the file says is left alone");
    }

    @Test
    void descriptorsOfTablesFollowTheSignOfThePixels() {
        DicomFixture table = new DicomFixture(IMPLICIT)
                .implicit(Tag.PIXEL_REPRESENTATION, word(1))
                .implicit(
                        Tag.RED_PALETTE_DESCRIPTOR,
                        DicomFixture.little(6)
                                .putShort((short) 4)
                                .putShort((short) -2)
                                .putShort((short) 8)
                                .array());
        assertEquals(VR.SS, vr(read(table), Tag.RED_PALETTE_DESCRIPTOR));
        assertArrayEquals(new double[] {4, -2, 8}, read(table).decimals(Tag.RED_PALETTE_DESCRIPTOR));
    }

    @Test
    void anElementWithoutALengthIsASequenceWhateverItsVendorUsedItFor() {
        DicomFixture item = new DicomFixture(IMPLICIT).implicit(SMALLEST_PIXEL, word(5));
        DicomDataset dataset = read(DicomFixture.explicit()
                .text(0x00190010, "LO", "GEMS_ACQU_01")
                .head(0x00191002, "UN", -1)
                .head(DicomFixture.ITEM, "", item.body().length)
                .raw(item.body())
                .head(DicomFixture.END_OF_SEQUENCE, "", 0)
                .text(Tag.PATIENT_ID, "LO", "behind"));
        assertEquals(5, dataset.items(0x00191002).get(0).integer(SMALLEST_PIXEL).orElseThrow());
        assertEquals("behind", dataset.text(Tag.PATIENT_ID).orElseThrow());
    }

    @Test
    void aLongUnknownValueStaysUnknown() {
        byte[] large = new byte[0x10000];
        DicomDataset dataset = read(DicomFixture.explicit().bytes(0x00080060, "UN", large));
        assertEquals(VR.UN, vr(dataset, 0x00080060));
        assertArrayEquals(large, dataset.find(0x00080060).orElseThrow().bytes());
    }

    @Test
    void representationsThatNobodyKnowsAreSteppedOver() {
        DicomDataset future = read(DicomFixture.explicit()
                .head(0x00090010, "ZZ", 4)
                .raw(new byte[4])
                .text(0x00100020, "LO", "ID"));
        assertEquals("ID", future.text(Tag.PATIENT_ID).orElseThrow());
        DicomDataset slip = read(DicomFixture.explicit()
                .raw(new byte[] {9, 0, 0x10, 0, 'Z', 'Z', 4, 0, 1, 2, 3, 4})
                .text(0x00100020, "LO", "ID"));
        assertEquals("ID", slip.text(Tag.PATIENT_ID).orElseThrow());
    }

    @Test
    void blanksForARepresentationHaveAShortLengthBehindThem() {
        for (char letter : new char[] {' ', '?'}) {
            for (int length : new int[] {0, 2}) {
                DicomFile file = file(DicomFixture.explicit()
                        .word(Tag.PIXEL_REPRESENTATION, 1)
                        .raw(new byte[] {0x28, 0, 0x20, 1, (byte) letter, (byte) letter, (byte) length, 0})
                        .raw(Arrays.copyOf(word(-5), length))
                        .text(0x00281050, "DS", "-2"));
                assertEquals(List.of(), file.problems());
                assertEquals("-2", file.dataset().text(0x00281050).orElseThrow());
                assertEquals(VR.SS, vr(file.dataset(), 0x00280120), "by the dictionary and the sign of the pixels");
                assertEquals(
                        length == 0 ? List.of() : List.of(-5L),
                        file.dataset().find(0x00280120).orElseThrow().numbers());
            }
        }
        byte[] last = {0x28, 0, 0x20, 1, ' ', ' ', 2, 0, 7, 0};
        assertEquals(
                7,
                read(DicomFixture.explicit().raw(last)).integer(0x00280120).orElseThrow(),
                "at the very end of the file");
    }

    @Test
    void damagedLettersDoNotTakeTheRestOfTheFileAlong() {
        for (String letters : List.of("us", "U\0", "Us", "xx", "\0\0")) {
            DicomFile file = file(DicomFixture.explicit()
                    .raw(new byte[] {0x28, 0, 0x10, 0, (byte) letters.charAt(0), (byte) letters.charAt(1), 2, 0, 16, 0})
                    .text(0x00281050, "DS", "40"));
            assertEquals(List.of(), file.problems());
            assertEquals(16, file.dataset().integer(Tag.ROWS).orElseThrow(), letters);
            assertEquals("40", file.dataset().text(0x00281050).orElseThrow(), letters);
        }
    }

    @Test
    void unknownSequencesMayHoldExplicitItems() {
        byte[] inside = DicomFixture.explicit()
                .text(0x00080100, "SH", "CODE")
                .text(0x00080104, "LO", "meaning")
                .body();
        for (int tag : new int[] {0x00081140, 0x00091001}) {
            for (int length : new int[] {-1, inside.length}) {
                DicomFixture fixture = DicomFixture.explicit()
                        .head(tag, "UN", -1)
                        .head(Tag.ITEM, "", length)
                        .raw(inside);
                if (length < 0) {
                    fixture.head(Tag.ITEM_DELIMITATION, "", 0);
                }
                DicomFile file =
                        file(fixture.head(Tag.SEQUENCE_DELIMITATION, "", 0).text(0x00200011, "IS", "7"));
                assertEquals(List.of(), file.problems());
                DicomDataset item = file.dataset().items(tag).get(0);
                assertEquals("meaning", item.text(0x00080104).orElseThrow());
                assertEquals("7", file.dataset().text(0x00200011).orElseThrow());
            }
        }
    }

    @Test
    void rubbishBehindThePixelsIsNoTruncation() {
        for (String rubbish :
                List.of("   ", "\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF", "rubbish!rubbish!")) {
            DicomFile file = file(DicomFixture.explicit()
                    .bytes(Tag.PIXEL_DATA, "OB", new byte[] {1, 2})
                    .raw(rubbish.getBytes(StandardCharsets.ISO_8859_1)));
            assertEquals(
                    List.of(DicomProblem.Kind.TRAILING),
                    file.problems().stream().map(DicomProblem::kind).toList());
        }
        DicomFile cut = file(DicomFixture.explicit()
                .bytes(Tag.PIXEL_DATA, "OB", new byte[] {1, 2})
                .head(0xFFFCFFFC, "OB", 100)
                .raw(new byte[20]));
        assertEquals(DicomProblem.Kind.TRUNCATED, cut.problems().get(0).kind(), "padding that a writer put there");
    }

    @Test
    void anItemOutsideOfSequencesIsNoElement() {
        DicomFile empty = file(DicomFixture.explicit()
                .text(0x0055040E, "LO", "A")
                .head(Tag.ITEM, "", 0)
                .text(0x00080022, "DA", "20200101"));
        assertEquals(List.of(), empty.problems());
        assertEquals(2, empty.dataset().size());
        byte[] inside = DicomFixture.explicit().word(0x00186012, 1).body();
        DicomFile lost = file(DicomFixture.explicit()
                .text(0x00181020, "LO", "A")
                .head(Tag.ITEM, "", inside.length)
                .raw(inside)
                .text(0x00280004, "CS", "RGB"));
        assertEquals(2, lost.dataset().size());
        assertEquals("RGB", lost.dataset().text(0x00280004).orElseThrow());
        assertEquals(DicomProblem.Kind.MALFORMED, lost.problems().get(0).kind());
    }

    @Test
    void pixelsWithoutARepresentationAreWords() {
        byte[] bytes = {1, 2, 3, 4};
        VR implicit = file(new DicomFixture(IMPLICIT).implicit(Tag.PIXEL_DATA, bytes))
                .pixelElement()
                .orElseThrow()
                .vr();
        assertEquals(VR.OW, implicit);
        VR explicit = file(DicomFixture.explicit().bytes(Tag.PIXEL_DATA, "OB", bytes))
                .pixelElement()
                .orElseThrow()
                .vr();
        assertEquals(VR.OB, explicit);
    }

    @Test
    void proseOfNothingButSpacesHasNoValue() {
        DicomFixture fixture = DicomFixture.explicit().text(0x001021B0, "LT", "    ");
        assertEquals("{\"001021B0\":{\"vr\":\"LT\"}}", DicomJson.of(file(fixture)));
    }
}
