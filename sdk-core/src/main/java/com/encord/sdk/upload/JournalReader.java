package com.encord.sdk.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a journal line by line, and tells a torn end, which a crash leaves, from damage. */
final class JournalReader {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;

    private final Path path;
    private final RandomAccessFile file;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int number;
    private long end;

    JournalReader(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** The next whole line; null at the end, or where only a torn line follows. */
    @Nullable
    JournalLine next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int b = read();
        while (b >= 0 && b != '\n') {
            if (line.size() >= LONGEST_LINE) {
                throw damaged("is longer than any line of a journal");
            }
            line.write(b);
            b = read();
        }
        if (b < 0) {
            return null;
        }
        number++;
        Optional<JournalLine> read = JournalLine.read(line.toString(StandardCharsets.UTF_8));
        if (read.isEmpty()) {
            if (isAtEnd() && number > 1) {
                return null; // after a power failure the last block may be there in part
            }
            throw damaged("does not match its checksum");
        }
        end += line.size() + 1;
        return read.get();
    }

    /** Where the last whole line ends. */
    long end() {
        return end;
    }

    /** Without any whole line, only what can be the start of a header is taken for a journal. */
    void refuseUnlessTornHeader(String magic) throws IOException {
        file.seek(0);
        byte[] start = new byte[(int) Math.min(file.length(), 9L + magic.length())];
        file.readFully(start);
        String text = new String(start, StandardCharsets.UTF_8);
        String name = text.length() > 9 ? text.substring(9) : "";
        boolean isShort = file.length() < 120 && (text.length() < 9 ? text.matches("[0-9a-f]*\t?") : true);
        if (!isShort || !magic.startsWith(name)) {
            throw new UploadJournalException(path + " is not an upload journal. It was left as it is.", null);
        }
    }

    private UploadJournalException damaged(String how) {
        return new UploadJournalException(
                number <= 1
                        ? path + " is not an upload journal. It was left as it is."
                        : "The journal " + path + " is damaged: line " + number + " " + how
                                + ". Restore it from a copy, or start with another journal; what was uploaded before is"
                                + " then uploaded again.",
                null);
    }

    private boolean isAtEnd() throws IOException {
        return from == to && file.getFilePointer() == file.length();
    }

    private int read() throws IOException {
        if (from == to) {
            to = Math.max(0, file.read(buffer));
            from = 0;
            if (to == 0) {
                return -1;
            }
        }
        return buffer[from++] & 0xff;
    }
}
