package com.encord.sdk.media.dicom;

import com.encord.sdk.media.MediaSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link DicomFile} of what another library parsed, for implementations of {@link DicomReader}. For use by one
 * thread.
 */
public final class DicomFileBuilder {
    private final MediaSource source;
    private final boolean preamble;
    private final TransferSyntax transferSyntax;
    private final DicomDatasetBuilder fileMeta = new DicomDatasetBuilder(false);
    private final DicomDatasetBuilder dataset;
    private final List<DicomProblem> problems = new ArrayList<>();

    /**
     * Starts a file without elements.
     *
     * @param source where it is read from, and pixels will be
     * @param preamble whether it has the preamble and prefix of Part 10 (PS3.10 7.1)
     * @param transferSyntax how its data set is written; its byte order is that of the values
     */
    public DicomFileBuilder(MediaSource source, boolean preamble, TransferSyntax transferSyntax) {
        this.source = source;
        this.preamble = preamble;
        this.transferSyntax = transferSyntax;
        this.dataset = new DicomDatasetBuilder(transferSyntax.bigEndian());
    }

    /**
     * The file meta information, group 0002.
     *
     * @return takes its elements, whose values are little endian
     */
    public DicomDatasetBuilder fileMeta() {
        return fileMeta;
    }

    /**
     * The data set.
     *
     * @return takes its elements, the pixel data among them: in the file, or in memory for a deflated data set
     */
    public DicomDatasetBuilder dataset() {
        return dataset;
    }

    /**
     * Notes what is wrong with the structure of the file.
     *
     * @param problem what is wrong
     */
    public void problem(DicomProblem problem) {
        problems.add(problem);
    }

    /**
     * Makes the file of what it was given so far.
     *
     * @return the file
     */
    public DicomFile build() {
        DicomDataset meta = fileMeta.build(SpecificCharacterSet.DEFAULT);
        List<DicomElement> elements = new ArrayList<>();
        DicomElement pixels = null;
        for (DicomElement element : dataset.build(SpecificCharacterSet.DEFAULT)) {
            if (Tag.isPixelData(element.tag())) {
                pixels = element;
            } else {
                elements.add(element);
            }
        }
        byte @Nullable [] memory = null;
        if (pixels != null && pixels.value() instanceof DicomValue.Bytes bytes) {
            memory = bytes.array();
            DicomValue place = new DicomValue.Region(bytes.offset(), bytes.length());
            pixels = new DicomElement(
                    pixels.tag(), pixels.vr(), place, pixels.bigEndian(), SpecificCharacterSet.DEFAULT);
        }
        return new DicomFile(
                source, preamble, meta, transferSyntax, new DicomDataset(elements), pixels, memory, problems);
    }
}
