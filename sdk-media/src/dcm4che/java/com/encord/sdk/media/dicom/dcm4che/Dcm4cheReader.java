package com.encord.sdk.media.dicom.dcm4che;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomFileBuilder;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.TransferSyntax;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads DICOM files with dcm4che. What a file holds is the same as with {@link DicomReader#standard()}, but for files
 * that break the rules, which every reader mends in its own way, and for group lengths, which dcm4che drops. A private
 * element of an implicit file gets its representation when a dictionary of dcm4che for it is on the class path.
 *
 * <p>Safe for use by many threads at once; holds no file open after a call.
 *
 * <pre>{@code
 * DicomReader reader = new Dcm4cheReader();
 * String json = DicomJson.of(reader.read(path));
 * }</pre>
 */
public final class Dcm4cheReader implements DicomReader {
    private static final int BUFFER = 16 * 1024;

    /** Makes a reader; all are alike. */
    public Dcm4cheReader() {}

    @Override
    public DicomFile read(MediaSource source) {
        return read(source, false);
    }

    @Override
    public DicomFile readHeader(MediaSource source) {
        return read(source, true);
    }

    private static DicomFile read(MediaSource source, boolean headerOnly) {
        String name = source.name();
        try (SeekableByteChannel channel = source.open()) {
            long size = channel.size();
            if (size == 0) {
                throw new UnreadableMediaException(name, "is empty (zero bytes)");
            }
            InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
            try (DicomInputStream input = open(name, bytes, size)) {
                return parse(source, input, size, headerOnly);
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableMediaException(name, "does not exist", e);
        } catch (IOException e) {
            throw new UnreadableMediaException(name, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static DicomInputStream open(String name, InputStream bytes, long size) throws IOException {
        try {
            return DicomInputStream.createWithLimit(bytes, size);
        } catch (DicomStreamException e) {
            throw new UnreadableMediaException(name, "is not DICOM that dcm4che can read: " + e.getMessage(), e);
        }
    }

    private static DicomFile parse(MediaSource source, DicomInputStream input, long size, boolean headerOnly)
            throws IOException {
        String name = source.name();
        Attributes meta = fileMeta(name, input);
        TransferSyntax syntax = TransferSyntax.of(input.getTransferSyntax());
        DicomFileBuilder file = new DicomFileBuilder(source, input.getPreamble() != null, syntax);
        AttributesCopy copy = new AttributesCopy(name);
        if (meta != null) {
            copy.elements(meta, file.fileMeta());
        }
        ValuesInFile values = new ValuesInFile(name, input, size, syntax.deflated(), file);
        Attributes dataset = new Attributes(syntax.bigEndian());
        try {
            input.readAttributes(dataset, -1, at -> headerOnly && values.atPixelData());
            if (headerOnly && values.atPixelData()) {
                values.pixelData(file.dataset());
            }
        } catch (EOFException e) {
            file.problem(problem(DicomProblem.Kind.TRUNCATED, input, "the file ends inside it"));
            values.restoreFragments(dataset);
        } catch (DicomStreamException | IndexOutOfBoundsException | IllegalArgumentException e) {
            file.problem(problem(DicomProblem.Kind.MALFORMED, input, String.valueOf(e.getMessage())));
        }
        copy.elements(dataset, file.dataset());
        return file.build();
    }

    private static @Nullable Attributes fileMeta(String name, DicomInputStream input) throws IOException {
        try {
            return input.readFileMetaInformation();
        } catch (EOFException | DicomStreamException e) {
            throw new CorruptMediaException(
                    name, "has damaged file meta information at offset " + input.getTagPosition(), e);
        }
    }

    private static DicomProblem problem(DicomProblem.Kind kind, DicomInputStream input, String what) {
        long offset = input.getTagPosition();
        String tag = String.format("(%04X,%04X)", input.tag() >>> 16, input.tag() & 0xFFFF);
        return new DicomProblem(kind, offset, "element " + tag + " at offset " + offset + ": " + what);
    }
}
