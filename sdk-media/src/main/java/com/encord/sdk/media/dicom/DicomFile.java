package com.encord.sdk.media.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a DICOM file holds. Immutable and safe for use by many threads at once; the file itself is closed.
 */
public final class DicomFile {
    private final Path path;
    private final boolean preamble;
    private final DicomDataset fileMeta;
    private final TransferSyntax transferSyntax;
    private final DicomDataset dataset;
    private final @Nullable DicomElement pixelElement;
    private final byte @Nullable [] inflated;
    private final List<String> problems;

    DicomFile(
            Path path,
            boolean preamble,
            DicomDataset fileMeta,
            TransferSyntax transferSyntax,
            DicomDataset dataset,
            @Nullable DicomElement pixelElement,
            byte @Nullable [] inflated,
            List<String> problems) {
        this.path = path;
        this.preamble = preamble;
        this.fileMeta = fileMeta;
        this.transferSyntax = transferSyntax;
        this.dataset = dataset;
        this.pixelElement = pixelElement;
        this.inflated = inflated;
        this.problems = List.copyOf(problems);
    }

    /**
     * Where it was read from.
     *
     * @return the file
     */
    public Path path() {
        return path;
    }

    /**
     * Whether it has the preamble and prefix of Part 10 (PS3.10 7.1); without, it is a bare data set.
     *
     * @return true when it has
     */
    public boolean hasPreamble() {
        return preamble;
    }

    /**
     * The file meta information, group 0002.
     *
     * @return its elements; none when the file has no such group
     */
    public DicomDataset fileMeta() {
        return fileMeta;
    }

    /**
     * How the data set is written: what the file meta information says, or what the bytes show where it says nothing.
     *
     * @return the transfer syntax
     */
    public TransferSyntax transferSyntax() {
        return transferSyntax;
    }

    /**
     * The data set, without the pixel data element.
     *
     * @return its elements
     */
    public DicomDataset dataset() {
        return dataset;
    }

    /**
     * The pixel data element, whose value stays in the file.
     *
     * @return the element; empty when there is none, or when only the header was read and the file ends before it
     */
    public Optional<DicomElement> pixelElement() {
        return Optional.ofNullable(pixelElement);
    }

    /** The inflated data set, which regions point into, or null when they point into the file. */
    byte @Nullable [] inflated() {
        return inflated;
    }

    /**
     * What is wrong with the file's structure, each with the offset.
     *
     * @return the problems in file order; empty for a sound file
     */
    public List<String> problems() {
        return problems;
    }

    @Override
    public String toString() {
        return "DicomFile[" + path + ", " + transferSyntax.name() + ", " + dataset.size() + " elements]";
    }
}
