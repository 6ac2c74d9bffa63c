package com.encord.sdk.media.dicom;

import java.util.List;
import java.util.Optional;

/**
 * What a header says about one frame: in an enhanced object's functional groups, of the frame or shared by all (PS3.3
 * C.7.6.16), and otherwise at the top of the data set. Immutable; safe for use by many threads at once.
 */
public final class FunctionalGroups {
    private final DicomDataset header;
    private final List<DicomDataset> perFrame;
    private final List<DicomDataset> shared;

    /**
     * Looks into a header.
     *
     * @param header a file's data set, with functional groups or without
     */
    public FunctionalGroups(DicomDataset header) {
        this.header = header;
        this.perFrame = header.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        this.shared = header.items(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
    }

    /**
     * How many frames have groups of their own.
     *
     * @return the count, 0 for an object without functional groups
     */
    public int frames() {
        return perFrame.size();
    }

    /**
     * The data set that holds an attribute for a frame: a group's item, or the header itself.
     *
     * @param frame 0 for the first one
     * @param sequence the tag of the group, such as {@link Tag#PLANE_POSITION_SEQUENCE}
     * @param attribute the tag of an attribute in it
     * @return the data set; empty when the header does not have the attribute
     */
    public Optional<DicomDataset> holder(int frame, int sequence, int attribute) {
        Optional<DicomDataset> own =
                frame < perFrame.size() ? inGroup(perFrame.get(frame), sequence, attribute) : Optional.empty();
        return own.or(() -> shared.isEmpty() ? Optional.empty() : inGroup(shared.get(0), sequence, attribute))
                .or(() -> Optional.of(header).filter(top -> top.find(attribute).isPresent()));
    }

    /**
     * The numbers of an attribute for a frame.
     *
     * @param frame 0 for the first one
     * @param sequence the tag of the group
     * @param attribute the tag of an attribute in it
     * @return the numbers; empty when the header does not have the attribute
     */
    public double[] decimals(int frame, int sequence, int attribute) {
        return holder(frame, sequence, attribute)
                .map(holder -> holder.decimals(attribute))
                .orElse(new double[0]);
    }

    private static Optional<DicomDataset> inGroup(DicomDataset groups, int sequence, int attribute) {
        List<DicomDataset> items = groups.items(sequence);
        return items.isEmpty() || items.get(0).find(attribute).isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }
}
