package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.Tag;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Header of a picture of a series, as a scanner writes it; what a test says replaces what stands there. */
final class SliceFixture {
    static final String AXIAL = "1\\0\\0\\0\\1\\0";
    static final String CORONAL = "1\\0\\0\\0\\0\\-1";
    static final String SAGITTAL = "0\\1\\0\\0\\0\\-1";

    private final Map<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

    /** An axial picture of 8 by 8 pixels of half a millimetre. */
    static SliceFixture of(String modality) {
        return new SliceFixture()
                .text(Tag.MODALITY, "CS", modality)
                .text(Tag.STUDY_INSTANCE_UID, "UI", "1.2.3")
                .text(Tag.SERIES_INSTANCE_UID, "UI", "1.2.3.4")
                .text(Tag.FRAME_OF_REFERENCE_UID, "UI", "1.2.3.9")
                .facing(AXIAL)
                .text(Tag.PIXEL_SPACING, "DS", "0.5\\0.5")
                .size(8);
    }

    SliceFixture text(int tag, String vr, String value) {
        elements.put(tag, DicomFixture.explicit().text(tag, vr, value).body());
        return this;
    }

    SliceFixture without(int... tags) {
        for (int tag : tags) {
            elements.remove(tag);
        }
        return this;
    }

    SliceFixture number(int number) {
        return text(Tag.INSTANCE_NUMBER, "IS", String.valueOf(number));
    }

    SliceFixture at(double x, double y, double z) {
        return text(Tag.IMAGE_POSITION_PATIENT, "DS", x + "\\" + y + "\\" + z);
    }

    SliceFixture facing(String orientation) {
        return text(Tag.IMAGE_ORIENTATION_PATIENT, "DS", orientation);
    }

    SliceFixture bValue(double b) {
        byte[] value = DicomFixture.little(8).putDouble(b).array();
        elements.put(
                Tag.DIFFUSION_B_VALUE,
                DicomFixture.explicit()
                        .bytes(Tag.DIFFUSION_B_VALUE, "FD", value)
                        .body());
        return this;
    }

    SliceFixture size(int pixels) {
        return words(Tag.ROWS, pixels).words(Tag.COLUMNS, pixels);
    }

    SliceFixture words(int tag, int... words) {
        ByteBuffer value = DicomFixture.little(2 * words.length);
        for (int word : words) {
            value.putShort((short) word);
        }
        elements.put(
                tag, DicomFixture.explicit().bytes(tag, "US", value.array()).body());
        return this;
    }

    SliceFixture frames(int count) {
        return text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(count));
    }

    /** A sequence of items that hold one element, or one sequence, each. */
    SliceFixture sequence(int tag, byte[]... items) {
        elements.put(tag, DicomFixture.explicit().bytes(tag, "SQ", items(items)).body());
        return this;
    }

    /** A functional group with one attribute. */
    static byte[] group(int sequence, int tag, String value) {
        return DicomFixture.explicit()
                .bytes(sequence, "SQ", items(decimals(tag, value)))
                .body();
    }

    /** Numbers, as an item holds them. */
    static byte[] decimals(int tag, String value) {
        return DicomFixture.explicit().text(tag, "DS", value).body();
    }

    /** What an item holds besides. */
    static byte[] together(byte[] first, byte[] second) {
        return DicomFixture.explicit().raw(first).raw(second).body();
    }

    private static byte[] items(byte[]... items) {
        DicomFixture all = DicomFixture.explicit();
        for (byte[] item : items) {
            all.head(DicomFixture.ITEM, "", item.length).raw(item);
        }
        return all.body();
    }

    /** Writes it as an instance of its own, known by its name. */
    Path writeTo(Path file) {
        text(
                Tag.SOP_INSTANCE_UID,
                "UI",
                "1.2.3."
                        + Integer.toUnsignedString(file.getFileName().toString().hashCode()));
        DicomFixture all = DicomFixture.explicit();
        elements.values().forEach(all::raw);
        return all.writeTo(file);
    }
}
