package com.encord.sdk.examples;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The sub-commands of {@code encord}. */
final class Commands {
    private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("check", CheckCommand.class);
        ALL.put("upload", UploadCommand.class);
        ALL.put("download", DownloadCommand.class);
        ALL.put("platform", PlatformCommand.class);
        ALL.put("quickstart", QuickstartCommand.class);
        ALL.put("frames", FramesCommand.class);
        ALL.put("reencode", ReencodeCommand.class);
        ALL.put("images", ImagesCommand.class);
        ALL.put("dicom", DicomCommand.class);
        ALL.put("nifti", NiftiCommand.class);
    }

    private Commands() {}

    /** With the commands that the arguments name; making all of them takes longer than most of them take to run. */
    static CommandLine lineFor(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        Class<?> asked = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (asked == null) {
            ALL.forEach((name, command) -> line.addSubcommand(name, withTopics(command, "")));
        } else {
            line.addSubcommand(arguments[0], withTopics(asked, arguments.length == 1 ? "" : arguments[1]));
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport())
                .registerConverter(Path.class, new PathArgument());
    }

    /** A command with the methods that are commands below it: the one asked for, or all. */
    private static CommandLine withTopics(Class<?> command, String asked) {
        CommandLine line = new CommandLine(command);
        List<Method> topics = CommandLine.getCommandMethods(command, asked);
        (topics.isEmpty() ? CommandLine.getCommandMethods(command, null) : topics).forEach(line::addSubcommand);
        return line;
    }
}
