package com.encord.sdk.local;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream of lines as bytes, read in blocks: a platform that has seen a million files has gigabytes to read. */
final class Lines implements Closeable {
    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private int at;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line with its line feed, or the rest without one; null at the end. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        while (at < end || fill()) {
            int from = at;
            while (at < end && block[at] != '\n') {
                at++;
            }
            boolean isWhole = at < end;
            if (isWhole) {
                at++;
            }
            line.write(block, from, at - from);
            if (isWhole) {
                break;
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = in.read(block);
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
