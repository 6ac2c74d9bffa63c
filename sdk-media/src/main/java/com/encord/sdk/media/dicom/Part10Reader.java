package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** This SDK's own reader: Part 10 files, and bare data sets without preamble or file meta information. */
final class Part10Reader implements DicomReader {
    static final Part10Reader INSTANCE = new Part10Reader();

    private static final int PREAMBLE = 128;
    private static final long INFLATED_LIMIT = 512L << 20;
    private static final int BUFFER = 64 * 1024;

    private Part10Reader() {}

    @Override
    public DicomFile read(MediaSource source) {
        return read(source, false);
    }

    @Override
    public DicomFile readHeader(MediaSource source) {
        return read(source, true);
    }

    private static DicomFile read(MediaSource source, boolean headerOnly) {
        try (SeekableByteChannel channel = source.open()) {
            return read(source, channel, headerOnly);
        } catch (NoSuchFileException e) {
            throw new UnreadableMediaException(source.name(), "does not exist", e);
        } catch (IOException e) {
            boolean directory = source.path().filter(Files::isDirectory).isPresent();
            String reason = directory ? "is a directory" : "cannot be read: " + e.getMessage();
            throw new UnreadableMediaException(source.name(), reason, e);
        }
    }

    private static DicomFile read(MediaSource source, SeekableByteChannel channel, boolean headerOnly)
            throws IOException {
        String name = source.name();
        if (channel.size() == 0) {
            throw new UnreadableMediaException(name, "is empty (zero bytes)");
        }
        DicomInput input = DicomInput.of(name, channel);
        List<DicomProblem> problems = new ArrayList<>();
        boolean preamble = hasPreamble(input);
        if (preamble) {
            input.skip(PREAMBLE + 4);
        } else if (hasPrefix(input, 0)) {
            input.skip(4); // the preamble was cut off
        } else if (!Encodings.startsDataset(input)) {
            throw new UnreadableMediaException(
                    name, "is not DICOM: no DICM prefix at offset 128 and no data element at offset 0");
        }
        ElementParser parser = new ElementParser(input, headerOnly, problems);
        DicomDataset meta = parser.fileMeta();
        if (preamble && input.remaining() == 0) {
            if (meta.size() == 0) {
                throw new CorruptMediaException(name, "ends right after its DICM prefix, at offset " + input.size());
            }
            problems.add(new DicomProblem(
                    DicomProblem.Kind.TRUNCATED,
                    input.size(),
                    "there is no data set behind the file meta information, at offset " + input.size()));
        }
        TransferSyntax syntax = meta.text(Tag.TRANSFER_SYNTAX_UID)
                .map(TransferSyntax::of)
                .orElseGet(() -> Encodings.guessSyntax(input));
        if (syntax.deflated()) {
            byte[] inflated = inflate(name, channel, input.position(), problems);
            DicomInput plain = DicomInput.of(name, inflated);
            ElementParser inner = new ElementParser(plain, headerOnly, problems);
            DicomDataset dataset = inner.dataset(Encodings.of(syntax, plain));
            return new DicomFile(source, preamble, meta, syntax, dataset, inner.pixelElement(), inflated, problems);
        }
        DicomDataset dataset = parser.dataset(Encodings.of(syntax, input));
        return new DicomFile(source, preamble, meta, syntax, dataset, parser.pixelElement(), null, problems);
    }

    /** In a bare data set the letters of the prefix can stand there by chance; file meta information does not follow. */
    private static boolean hasPreamble(DicomInput input) {
        int behind = PREAMBLE + 4;
        return hasPrefix(input, PREAMBLE)
                && (!Encodings.startsDataset(input)
                        || input.ensure(behind + 2)
                                && (input.peekByte(behind) | input.peekByte(behind + 1) << 8) == 0x0002);
    }

    private static boolean hasPrefix(DicomInput input, int offset) {
        return input.ensure(offset + 4)
                && input.peekByte(offset) == 'D'
                && input.peekByte(offset + 1) == 'I'
                && input.peekByte(offset + 2) == 'C'
                && input.peekByte(offset + 3) == 'M';
    }

    /**
     * Inflates all behind an offset: raw deflate, no zlib header (PS3.5 A.5). A kilobyte can inflate to a megabyte, so the
     * limit is what the Java heap can bear.
     */
    private static byte[] inflate(String source, SeekableByteChannel channel, long offset, List<DicomProblem> problems)
            throws IOException {
        long limit = Math.min(INFLATED_LIMIT, Runtime.getRuntime().maxMemory() / 4);
        channel.position(offset);
        Inflater inflater = new Inflater(true);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try {
            InputStream stream = new InflaterInputStream(Channels.newInputStream(channel), inflater, BUFFER);
            byte[] buffer = new byte[BUFFER];
            for (int count = stream.read(buffer); count > 0; count = stream.read(buffer)) {
                if (plain.size() > limit - count) {
                    throw new MediaLimitException(
                            source, "inflates to more than " + (limit >> 20) + " MB; unpack it first");
                }
                plain.write(buffer, 0, count);
            }
        } catch (ZipException | EOFException e) {
            problems.add(new DicomProblem(
                    e instanceof EOFException ? DicomProblem.Kind.TRUNCATED : DicomProblem.Kind.MALFORMED,
                    plain.size(),
                    "the deflated data set is damaged behind " + plain.size() + " inflated bytes: " + e.getMessage()));
        } finally {
            inflater.end();
        }
        return plain.toByteArray();
    }
}
