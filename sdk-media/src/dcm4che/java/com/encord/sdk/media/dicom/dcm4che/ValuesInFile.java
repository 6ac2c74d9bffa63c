package com.encord.sdk.media.dicom.dcm4che;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.dicom.DicomDatasetBuilder;
import com.encord.sdk.media.dicom.DicomFileBuilder;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.VR;
import java.io.IOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputHandler;
import org.dcm4che3.io.DicomInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Steps over values that stay in the file, pixel data above all, and bounds what dcm4che takes into memory: it has
 * limits for a single value only. A deflated data set stays in memory as a whole, since its places mean nothing in the
 * file.
 */
final class ValuesInFile implements DicomInputHandler {
    private static final int DEEPEST = 64;
    private static final long MEMORY_LIMIT = 256L << 20;
    /** What an element or item takes in memory besides its value, roughly. */
    private static final int PART = 128;
    /** Values of bytes from this size on stay in the file, as with the standard reader. */
    private static final int BULK = 256 * 1024;

    private static final int UNDEFINED = -1;

    private final String name;
    private final DicomInputStream input;
    private final long size;
    private final DicomFileBuilder file;
    private boolean inPixelData;
    private @Nullable Fragments pixelFragments;
    private long kept;

    ValuesInFile(String name, DicomInputStream input, long size, boolean deflated, DicomFileBuilder file) {
        this.name = name;
        this.input = input;
        this.size = deflated ? Long.MAX_VALUE : size;
        this.file = file;
        input.setDicomInputHandler(this);
        input.setIncludeBulkData(
                deflated ? DicomInputStream.IncludeBulkData.YES : DicomInputStream.IncludeBulkData.URI);
        input.setBulkDataDescriptor((items, creator, tag, vr, length) ->
                items.isEmpty() && isPixelData(tag) || vr.isInlineBinary() && (length >= BULK || length < 0));
        input.setBulkDataCreator(this::stepOver);
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    /** Whether the data set's own pixel data comes next. */
    boolean atPixelData() {
        return input.level() == 0 && isPixelData(input.tag());
    }

    /** Takes pixel data by its header alone; without a written representation it is words (PS3.5 A.1). */
    void pixelData(DicomDatasetBuilder dataset) {
        VR vr = input.explicitVR() ? VR.valueOf(input.vr().name()) : VR.OW;
        if (input.unsignedLength() == UNDEFINED) {
            dataset.fragmentsInFile(input.tag(), vr, new long[0], new long[0]);
        } else {
            dataset.valueInFile(input.tag(), vr, input.getPosition(), lengthInFile());
        }
    }

    private long lengthInFile() {
        long there = Math.min(input.unsignedLength(), size - input.getPosition());
        if (there < input.unsignedLength()) {
            file.problem(new DicomProblem(
                    DicomProblem.Kind.TRUNCATED,
                    input.getPosition(),
                    "the value at offset " + input.getPosition() + " promises " + input.unsignedLength()
                            + " bytes, of which " + there + " are there; the file is truncated"));
        }
        return there;
    }

    private BulkData stepOver(DicomInputStream at) throws IOException {
        long there = lengthInFile();
        BulkData place = new BulkData(name, at.getPosition(), there, at.bigEndian());
        at.skipFully(there);
        return place;
    }

    @Override
    public void readValue(DicomInputStream at, Attributes attributes) throws IOException {
        inPixelData = atPixelData();
        if (!at.isIncludeBulkDataURI() && at.vr() != org.dcm4che3.data.VR.SQ) {
            keep(at.unsignedLength());
        }
        at.readValue(at, attributes);
    }

    @Override
    public void readValue(DicomInputStream at, Sequence sequence) throws IOException {
        if (at.level() > DEEPEST) {
            throw new MediaLimitException(
                    name, "sequences nested deeper than " + DEEPEST + " at offset " + at.getPosition());
        }
        keep(0);
        at.readValue(at, sequence);
    }

    @Override
    public void readValue(DicomInputStream at, Fragments fragments) throws IOException {
        if (!at.isIncludeBulkDataURI()) {
            keep(at.unsignedLength());
        }
        if (inPixelData) {
            pixelFragments = fragments;
        }
        at.readValue(at, fragments);
    }

    /** dcm4che forgets fragments that end with the file; this hands back those that were there. */
    void restoreFragments(Attributes dataset) {
        if (pixelFragments != null && !dataset.contains(Tag.PixelData)) {
            dataset.setValue(Tag.PixelData, pixelFragments.vr(), pixelFragments);
        }
    }

    private void keep(long bytes) {
        kept += Math.max(0, bytes) + PART;
        if (kept > MEMORY_LIMIT) {
            throw new MediaLimitException(
                    name,
                    "more than " + (MEMORY_LIMIT >> 20) + " MB of elements to keep in memory, at offset "
                            + input.getPosition());
        }
    }

    @Override
    public void startDataset(DicomInputStream at) {}

    @Override
    public void endDataset(DicomInputStream at) {}
}
