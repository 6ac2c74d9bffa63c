package com.encord.sdk.media.dicom;

/**
 * Settles which of the representations that the dictionary allows an element has, where the file does not say: signed
 * or unsigned by the pixel representation, lookup data as words (PS3.5 A.1, PS3.3 C.7.6.3.1).
 */
final class Ambiguity {
    private Ambiguity() {}

    /** Whether the dictionary allows several representations. */
    static boolean concerns(DicomElement element) {
        DicomDictionary.Entry entry = Tag.isPrivate(element.tag()) ? null : DicomDictionary.find(element.tag());
        return entry != null && entry.ambiguous() && element.vr() == entry.vr();
    }

    /**
     * The element in the representation that it must have.
     *
     * @param element one that is concerned
     * @param signed whether the pixels that it is about are signed
     */
    static DicomElement settled(DicomElement element, boolean signed) {
        DicomDictionary.Entry entry = DicomDictionary.find(element.tag());
        VR vr = entry == null ? element.vr() : representation(element, entry, signed);
        return vr == element.vr() ? element : element.as(vr);
    }

    private static VR representation(DicomElement element, DicomDictionary.Entry entry, boolean signed) {
        if (entry.vr() == VR.OB) {
            return VR.OW;
        }
        if (element.tag() == Tag.LUT_DATA || entry.keyword().endsWith("TableData")) {
            return element.length().orElse(0) == 2 ? VR.US : VR.OW;
        }
        return signed ? VR.SS : entry.vr();
    }
}
