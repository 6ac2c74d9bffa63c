package com.encord.sdk.media.dicom;

import java.util.ArrayList;
import java.util.List;

/**
 * Settles, in implicit data sets, which of the representations that the dictionary allows an element has: signed or
 * unsigned by the pixel representation, lookup data as words (PS3.5 A.1, PS3.3 C.7.6.3.1).
 */
final class Ambiguity {
    private Ambiguity() {}

    static DicomDataset resolve(DicomDataset dataset, boolean implicitVr) {
        if (!implicitVr) {
            return dataset;
        }
        boolean signed = dataset.integer(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
        List<DicomElement> settled = new ArrayList<>(dataset.size());
        boolean changed = false;
        for (DicomElement element : dataset) {
            VR vr = representation(element, signed);
            changed |= vr != element.vr();
            settled.add(vr == element.vr() ? element : element.as(vr));
        }
        return changed ? new DicomDataset(settled) : dataset;
    }

    private static VR representation(DicomElement element, boolean signed) {
        DicomDictionary.Entry entry = Tag.isPrivate(element.tag()) ? null : DicomDictionary.find(element.tag());
        if (entry == null || !entry.ambiguous() || element.vr() != entry.vr()) {
            return element.vr();
        }
        if (entry.vr() == VR.OB) {
            return VR.OW;
        }
        if (element.tag() == Tag.LUT_DATA || entry.keyword().endsWith("TableData")) {
            return element.length().orElse(0) == 2 ? VR.US : VR.OW;
        }
        return signed && !entry.keyword().endsWith("Descriptor") ? VR.SS : entry.vr();
    }
}
