package com.encord.sdk.media.dicom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What representation an element has that does not say so itself, or says that it is unknown. */
final class Representation {
    private static final int UNDEFINED = -1;
    /** Longer values may be unknown only because their own representation has no room for the length (PS3.5 6.2.2). */
    private static final int LONGEST_SHORT_FORM = 0xFFFE;

    private Representation() {}

    /**
     * The dictionary's first choice: group lengths {@code UL}, private creators {@code LO} (PS3.5 7.2, 7.8.1), private
     * elements by their creator. Unknown elements get their own representation back. One of undefined length is a
     * sequence whatever a dictionary says (PS3.5 6.2.2 note 3), unless it may be compressed pixels of an icon.
     *
     * @param written {@code UN}, or null when the element's head says nothing
     * @param before the elements before it, among which its private creator is
     */
    static VR of(int tag, @Nullable VR written, int length, List<DicomElement> before) {
        if (length == UNDEFINED && !Tag.isPixelData(tag)) {
            return VR.SQ;
        }
        if (Tag.isPrivate(tag)) {
            return ofPrivate(tag, before);
        }
        boolean mayBeKnown = written == null || Integer.compareUnsigned(length, LONGEST_SHORT_FORM) <= 0;
        return mayBeKnown ? ofStandard(tag, written == null) : VR.UN;
    }

    private static VR ofStandard(int tag, boolean implicit) {
        if (implicit && (tag & 0xFFFF) == 0) {
            return VR.UL;
        }
        DicomDictionary.Entry entry = DicomDictionary.find(tag);
        return entry == null ? VR.UN : entry.vr();
    }

    private static VR ofPrivate(int tag, List<DicomElement> before) {
        int block = tag >> 8 & 0xFF;
        if (block == 0) {
            return (tag & 0xFF) >= 0x10 ? VR.LO : VR.UN;
        }
        int creator = tag & 0xFFFF0000 | block;
        for (int i = before.size() - 1; i >= 0; i--) {
            DicomElement element = before.get(i);
            if (element.tag() == creator) {
                List<String> name = element.texts();
                return name.isEmpty() ? VR.UN : PrivateDictionary.representation(name.get(0), tag);
            }
            if (Integer.compareUnsigned(element.tag(), creator) < 0) {
                break;
            }
        }
        return VR.UN;
    }
}
