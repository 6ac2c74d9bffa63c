package com.encord.sdk.media.dicom;

import com.encord.sdk.media.dicom.DicomProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses encapsulated pixel data: where its fragments are (PS3.5 A.4). */
final class FragmentParser {
    private final DicomInput input;
    private final List<DicomProblem> problems;
    private final Runnable countPart;

    /**
     * Parses fragments.
     *
     * @param input stands behind the head of the element
     * @param countPart called for each fragment, to throw when there are too many
     */
    FragmentParser(DicomInput input, List<DicomProblem> problems, Runnable countPart) {
        this.input = input;
        this.problems = problems;
        this.countPart = countPart;
    }

    /**
     * The fragments' places, the offset table first; whether anything is known about what follows them goes with it.
     */
    record Found(DicomValue.Fragments value, boolean broken) {}

    Found parse(boolean bigEndian) {
        List<DicomValue.Region> fragments = new ArrayList<>();
        while (input.remaining() >= 8) {
            long start = input.position();
            int tag = input.tag(bigEndian);
            long bytes = Integer.toUnsignedLong(input.i32(bigEndian));
            if (tag == Tag.SEQUENCE_DELIMITATION) {
                return new Found(new DicomValue.Fragments(fragments), false);
            }
            if (tag != Tag.ITEM) {
                problems.add(new DicomProblem(
                        Kind.MALFORMED,
                        start,
                        "at offset " + start + " a fragment of the pixel data is due, and " + Tag.format(tag)
                                + " is there"));
                return new Found(new DicomValue.Fragments(fragments), true);
            }
            countPart.run();
            long there = Math.min(bytes, input.remaining());
            fragments.add(new DicomValue.Region(input.position(), there));
            input.skip(there);
            if (there < bytes) {
                problems.add(new DicomProblem(
                        Kind.TRUNCATED,
                        start,
                        "a fragment of the pixel data at offset " + start + " promises " + bytes + " bytes, of which "
                                + there + " are there; the file is truncated"));
                return new Found(new DicomValue.Fragments(fragments), true);
            }
        }
        problems.add(new DicomProblem(
                Kind.TRUNCATED, input.size(), "the file ends at offset " + input.size() + " inside the pixel data"));
        return new Found(new DicomValue.Fragments(fragments), true);
    }
}
