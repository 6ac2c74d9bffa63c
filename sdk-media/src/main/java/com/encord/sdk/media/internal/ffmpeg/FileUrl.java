package com.encord.sdk.media.internal.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;

/**
 * Names files to FFmpeg, which takes UTF-8 on Windows and the very bytes of the file system elsewhere. A string would
 * be handed on in the default character set of the JVM, which need be neither.
 */
final class FileUrl {
    /** Keeps FFmpeg from reading a name such as {@code http:x} or {@code a%03d.png} as anything but a name. */
    private static final String PREFIX = "file:";

    private static final int HEX = 16;

    private FileUrl() {}

    /** The address of a file of the default file system, to be closed by the caller. */
    static BytePointer of(Path file) {
        boolean windows = "\\".equals(file.getFileSystem().getSeparator());
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        name.writeBytes(PREFIX.getBytes(StandardCharsets.US_ASCII));
        if (windows) {
            name.writeBytes(file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        } else {
            // only the URI has the bytes of a name that the locale of the JVM cannot express
            unescape(file.toUri().getRawPath(), name);
        }
        name.write(0);
        return new BytePointer(name.toByteArray());
    }

    private static void unescape(String path, ByteArrayOutputStream name) {
        for (int i = 0; i < path.length(); i++) {
            char next = path.charAt(i);
            if (next == '%') {
                name.write(Integer.parseInt(path.substring(i + 1, i + 3), HEX));
                i += 2;
            } else {
                name.write(next);
            }
        }
    }
}
