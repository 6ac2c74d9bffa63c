package com.encord.sdk.media;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** The file cannot be opened or read at all: missing, not permitted, no media, or its header is destroyed. */
public final class UnreadableMediaException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     */
    public UnreadableMediaException(String source, String message) {
        this(source, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     * @param cause why, or null
     */
    public UnreadableMediaException(String source, String message, @Nullable Throwable cause) {
        super(source, message, cause);
    }

    /**
     * Says in words what the operating system answered, where exceptions of files often hold the path alone.
     *
     * @param source the file, channel or address that was to be read
     * @param cause what reading it threw
     * @return an exception that says why, and what to do where something can be done
     */
    public static UnreadableMediaException of(String source, IOException cause) {
        return new UnreadableMediaException(source, reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "does not exist; check the path";
        }
        if (cause instanceof AccessDeniedException) {
            return "may not be read by this user; check the permissions";
        }
        if (cause instanceof NotDirectoryException) {
            return "is not a folder; check the path";
        }
        // the file system's exceptions put the path in front, which the message has already
        String said = cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
        // what the system calls this is the only thing that tells it apart
        if ("Is a directory".equals(said)) {
            return "is a folder, not a file; check the path";
        }
        return "cannot be read: " + (said == null ? cause.getClass().getSimpleName() : said);
    }
}
