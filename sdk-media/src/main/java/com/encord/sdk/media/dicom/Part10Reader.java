package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This SDK's own reader: Part 10 files, and bare data sets without preamble or file meta information. */
final class Part10Reader implements DicomReader {
    static final Part10Reader INSTANCE = new Part10Reader();

    private static final int PREAMBLE = 128;
    private static final long FIRST_INFLATED = 64 * 1024;
    private static final int INFLATED_GROWTH = 8;

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
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private static DicomFile read(MediaSource source, SeekableByteChannel channel, boolean headerOnly)
            throws IOException {
        String name = source.name();
        DicomInput input = DicomInput.of(name, channel);
        if (input.size() == 0) {
            throw new UnreadableMediaException(name, "is empty (zero bytes)");
        }
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
        Optional<String> uid = meta.text(Tag.TRANSFER_SYNTAX_UID);
        TransferSyntax syntax = uid.isPresent() ? TransferSyntax.of(uid.get()) : Encodings.guessSyntax(input);
        if (syntax.deflated()) {
            Body body = deflated(name, channel, input.position(), headerOnly, syntax, problems);
            return new DicomFile(
                    source, preamble, meta, syntax, body.dataset(), body.pixelElement(), body.inflated(), problems);
        }
        DicomDataset dataset = parser.dataset(Encodings.of(syntax, input));
        return new DicomFile(source, preamble, meta, syntax, dataset, parser.pixelElement(), null, problems);
    }

    /**
     * In a bare data set the letters of the prefix can stand there by chance; file meta information does not follow.
     */
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

    /** A data set that was deflated, and the bytes that its pixel element points into. */
    private record Body(DicomDataset dataset, @Nullable DicomElement pixelElement, byte[] inflated) {}

    /** For a header, ever longer starts of the data set are unpacked until all of the header is there. */
    private static Body deflated(
            String name,
            SeekableByteChannel channel,
            long offset,
            boolean headerOnly,
            TransferSyntax syntax,
            List<DicomProblem> problems)
            throws IOException {
        long enough = headerOnly ? FIRST_INFLATED : Long.MAX_VALUE;
        while (true) {
            InflatedBytes inflated = InflatedBytes.of(name, channel, offset, enough);
            byte[] bytes = inflated.bytes();
            DicomInput plain = inflated.whole() ? DicomInput.of(name, bytes) : DicomInput.startOf(name, bytes);
            List<DicomProblem> inside = new ArrayList<>();
            ElementParser parser = new ElementParser(plain, headerOnly, inside);
            DicomDataset dataset = parser.dataset(Encodings.of(syntax, plain));
            if (inflated.whole() || inside.isEmpty()) {
                problems.addAll(inflated.problems());
                problems.addAll(inside);
                return new Body(dataset, parser.pixelElement(), bytes);
            }
            enough *= INFLATED_GROWTH;
        }
    }
}
