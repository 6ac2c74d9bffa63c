package com.encord.sdk.examples;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.media.MediaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells in one line what stopped a command; a stack trace is for what nobody expected. */
final class FailureReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof InterruptedException) {
            return Main.OK; // told to stop
        }
        if (failure instanceof EncordException || failure instanceof MediaException) {
            return say(command, failure.getMessage(), Main.FINDINGS);
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return say(command, message(failure), Main.FINDINGS);
        }
        // values that only the SDK can judge, such as a frame that is not there; an array's own exception is nobody's
        // mistake of use
        if (failure instanceof IllegalArgumentException || failure.getClass() == IndexOutOfBoundsException.class) {
            return say(command, failure.getMessage(), Main.USAGE);
        }
        throw failure;
    }

    private static int say(CommandLine command, String message, int code) {
        command.getErr().println("encord: " + message);
        return code;
    }

    /** The message; where that is but a path, with what is the matter with it. */
    private static String message(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof FileSystemException file && file.getReason() == null) {
            message = file.getFile() + ": " + matter(file);
        }
        String told = failure.getMessage();
        if (failure == cause || told.contains(cause.toString())) {
            return message;
        }
        return cause.getMessage() != null && told.contains(cause.getMessage())
                ? told.replace(cause.getMessage(), message)
                : told + " (" + message + ")";
    }

    private static String matter(FileSystemException file) {
        if (file instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (file instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (file instanceof FileAlreadyExistsException) {
            return "something else is there already";
        }
        return file.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
    }
}
