package com.encord.sdk.media.dicom;

import com.encord.sdk.media.MediaSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a DICOM file holds. Immutable and safe for use by many threads at once; the file itself is closed.
 */
public final class DicomFile {
    private static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private final MediaSource source;
    private final boolean preamble;
    private final DicomDataset fileMeta;
    private final TransferSyntax transferSyntax;
    private final DicomDataset dataset;
    private final @Nullable DicomElement pixelElement;
    private final byte @Nullable [] inflated;
    private final List<DicomProblem> problems;

    DicomFile(
            MediaSource source,
            boolean preamble,
            DicomDataset fileMeta,
            TransferSyntax transferSyntax,
            DicomDataset dataset,
            @Nullable DicomElement pixelElement,
            byte @Nullable [] inflated,
            List<DicomProblem> problems) {
        this.source = source;
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
     * @return the source, which pixels are read from again
     */
    public MediaSource source() {
        return source;
    }

    /**
     * The file on disk that it was read from.
     *
     * @return the file
     * @throws IllegalStateException if it was read from something that is no file: use {@link #source()}
     */
    public Path path() {
        return source.path().orElseThrow(() -> new IllegalStateException(source.name() + " is no file on disk"));
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

    /** What regions point into when that is not the file: an inflated data set, or the pixel data of one. */
    byte @Nullable [] inflated() {
        return inflated;
    }

    /**
     * What is wrong with the structure of the file.
     *
     * @return the problems in file order; empty for a sound file
     */
    public List<DicomProblem> problems() {
        return problems;
    }

    /**
     * What kind of object it is.
     *
     * @return the SOP Class UID of the data set, or of the file meta information; empty when neither says
     */
    public Optional<String> sopClassUid() {
        return dataset.text(Tag.SOP_CLASS_UID).or(() -> fileMeta.text(Tag.MEDIA_STORAGE_SOP_CLASS_UID));
    }

    /**
     * Whether it is a DICOMDIR, an index of other files and no object of its own (PS3.3 F).
     *
     * @return true for an index
     */
    public boolean isDirectory() {
        return sopClassUid().filter(MEDIA_STORAGE_DIRECTORY::equals).isPresent();
    }

    /**
     * Whether it should have pixel data: because its class is one of pictures, or its header gives a picture's size.
     * Plans, structures, reports, palettes and the like should not.
     *
     * @return true when pixel data is due, whether it is there or not
     */
    public boolean describesPicture() {
        return sopClassUid().filter(ImageStorage::contains).isPresent()
                || dataset.find(Tag.ROWS).isPresent();
    }

    @Override
    public String toString() {
        return "DicomFile[" + source.name() + ", " + transferSyntax.name() + ", " + dataset.size() + " elements]";
    }
}
