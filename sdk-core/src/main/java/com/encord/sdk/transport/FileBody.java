package com.encord.sdk.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A file as OkHttp's request body, streamed through one buffer. */
final class FileBody extends RequestBody {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final PutFile file;

    FileBody(PutFile file) {
        this.file = file;
    }

    @Override
    public @Nullable MediaType contentType() {
        return null; // the header is set by hand, because it must arrive letter for letter
    }

    @Override
    public long contentLength() {
        return file.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, file.size()))];
        file.sendTo((from, length) -> {
            int read = from.read(ByteBuffer.wrap(buffer, 0, Math.min(buffer.length, length)));
            if (read > 0) {
                sink.write(buffer, 0, read);
            }
            return read;
        });
    }
}
