package com.encord.sdk.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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
        number++;
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
        Optional<JournalLine> read = JournalLine.read(line.toString(StandardCharsets.UTF_8));
        if (read.isEmpty()) {
            if (isAtEnd()) {
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

    /** A file without any whole line is taken for a journal only if it is empty or the start of this very header. */
    void refuseUnlessStartOf(JournalLine header) throws IOException {
        byte[] whole = (header.write() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] start = new byte[(int) Math.min(file.length(), whole.length)];
        file.seek(0);
        file.readFully(start);
        if (file.length() >= whole.length || !Arrays.equals(start, 0, start.length, whole, 0, start.length)) {
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
