package com.encord.sdk.media.dicom.dcm4che;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.dicom.DicomDatasetBuilder;
import com.encord.sdk.media.dicom.VR;
import java.io.IOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;

/** Hands the elements that dcm4che parsed to this SDK, values as the bytes they are in the file. */
final class AttributesCopy {
    private final String name;

    AttributesCopy(String name) {
        this.name = name;
    }

    void elements(Attributes attributes, DicomDatasetBuilder target) {
        org.dcm4che3.data.VR.Holder holder = new org.dcm4che3.data.VR.Holder();
        for (int tag : attributes.tags()) {
            Object value = attributes.getValue(tag, holder);
            VR vr = VR.valueOf(holder.vr.name());
            if (value instanceof Sequence items) {
                target.sequence(tag);
                for (Attributes item : items) {
                    elements(item, target.item(tag));
                }
            } else if (vr == VR.SQ) {
                target.sequence(tag);
            } else if (value instanceof BulkData place) {
                target.valueInFile(tag, vr, place.offset(), Integer.toUnsignedLong(place.length()));
            } else if (value instanceof Fragments fragments) {
                fragments(tag, vr, fragments, target);
            } else {
                target.value(tag, vr, bytes(attributes, tag, value));
            }
        }
    }

    /** dcm4che decodes what it needs itself, such as who reserved private elements; all else is bytes still. */
    private byte[] bytes(Attributes attributes, int tag, Object value) {
        try {
            return value instanceof byte[] bytes ? bytes : attributes.getBytes(tag);
        } catch (IOException e) {
            throw new CorruptMediaException(name, "has a value that dcm4che cannot give back: " + e.getMessage(), e);
        }
    }

    private static void fragments(int tag, VR vr, Fragments fragments, DicomDatasetBuilder target) {
        long[] offsets = new long[fragments.size()];
        long[] lengths = new long[fragments.size()];
        for (int i = 0; i < offsets.length; i++) {
            if (fragments.get(i) instanceof BulkData place) {
                offsets[i] = place.offset();
                lengths[i] = Integer.toUnsignedLong(place.length());
            }
        }
        target.fragmentsInFile(tag, vr, offsets, lengths);
    }
}
