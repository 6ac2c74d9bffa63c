package com.encord.sdk.examples;

import java.nio.file.InvalidPathException;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Tells what is wrong with a command line, and what to do where the JVM cannot express the name of a file. */
record MistakeReport(IParameterExceptionHandler usual) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) throws Exception {
        for (Throwable cause = mistake.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPathException) {
                mistake.getCommandLine()
                        .getErr()
                        .println("encord: a file name cannot be read in this JVM's character set ("
                                + System.getProperty("sun.jnu.encoding") + "); run Java with LC_ALL=C.UTF-8");
                return Main.USAGE;
            }
        }
        return usual.handleParseException(mistake, arguments);
    }
}
