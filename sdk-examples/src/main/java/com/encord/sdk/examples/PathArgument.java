package com.encord.sdk.examples;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path, and says what to do where the JVM had no letters for what was typed. */
final class PathArgument implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path in this JVM's character set ("
                    + System.getProperty("sun.jnu.encoding") + "); run Java with LC_ALL=C.UTF-8");
        }
    }
}
