package com.encord.sdk.media.dicom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A data set while it is parsed: what stands in it so far, and what that means for what comes next. */
final class OpenDataset {
    private final List<DicomElement> elements = new ArrayList<>(64);
    private final boolean signedAbove;
    private SpecificCharacterSet charset;
    private @Nullable Set<Integer> ambiguous;

    private OpenDataset(SpecificCharacterSet charset, boolean signedAbove) {
        this.charset = charset;
        this.signedAbove = signedAbove;
    }

    static OpenDataset outermost() {
        return new OpenDataset(SpecificCharacterSet.DEFAULT, false);
    }

    /** An item of one of its sequences, which inherits what it does not say itself. */
    OpenDataset item() {
        return new OpenDataset(charset, signed());
    }

    /** The elements so far, in file order. */
    List<DicomElement> elements() {
        return elements;
    }

    SpecificCharacterSet charset() {
        return charset;
    }

    /**
     * Adds an element.
     *
     * @param guessed whether the file does not say what representation it has
     */
    void add(DicomElement element, boolean guessed) {
        elements.add(element);
        if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            charset = SpecificCharacterSet.of(element.texts());
        }
        if (guessed && Ambiguity.concerns(element)) {
            ambiguous = ambiguous == null ? new HashSet<>() : ambiguous;
            ambiguous.add(element.tag());
        }
    }

    private boolean signed() {
        for (int i = elements.size() - 1; i >= 0; i--) {
            int order = Integer.compareUnsigned(elements.get(i).tag(), Tag.PIXEL_REPRESENTATION);
            if (order == 0) {
                return elements.get(i).numbers().contains(1L);
            }
            if (order < 0) {
                break;
            }
        }
        return signedAbove;
    }

    DicomDataset close() {
        Set<Integer> unsettled = ambiguous;
        if (unsettled != null) {
            boolean signed = signed();
            for (int i = 0; i < elements.size(); i++) {
                DicomElement element = elements.get(i);
                if (unsettled.contains(element.tag())) {
                    elements.set(i, Ambiguity.settled(element, signed));
                }
            }
        }
        return new DicomDataset(elements);
    }
}
