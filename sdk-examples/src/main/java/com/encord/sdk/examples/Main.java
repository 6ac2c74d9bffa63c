package com.encord.sdk.examples;

import com.encord.sdk.media.NativesMissingException;
import com.encord.sdk.media.video.Video;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code encord} command: one sub-command a topic, each the worked example for it. */
@Command(
        name = "encord",
        description = "Checks, groups, repairs, uploads and downloads media of the Encord platform.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "encord 0.1.0",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:something was found or failed", "2:the command line makes no sense"})
public final class Main {
    static final int OK = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;

    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("check", CheckCommand.class);
        COMMANDS.put("upload", UploadCommand.class);
        COMMANDS.put("download", DownloadCommand.class);
        COMMANDS.put("platform", PlatformCommand.class);
        COMMANDS.put("quickstart", QuickstartCommand.class);
        COMMANDS.put("frames", FramesCommand.class);
        COMMANDS.put("reencode", ReencodeCommand.class);
        COMMANDS.put("images", ImagesCommand.class);
        COMMANDS.put("dicom", DicomCommand.class);
        COMMANDS.put("nifti", NiftiCommand.class);
    }

    /** The commands that always need FFmpeg. */
    private static final Set<String> VIDEO = Set.of("check", "frames", "reencode", "quickstart");

    private Main() {}

    /**
     * Runs the command and ends the process: 0 when all is well, 1 when something was found or failed, 2 when the
     * command line makes no sense.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (VIDEO.contains(first)) {
            // a second core loads the natives while this one makes sense of the command line
            Thread warmUp = new Thread(Main::warmUp, "warm-up");
            warmUp.setDaemon(true);
            warmUp.start();
        }
        CommandLine line = commandLine(arguments);
        System.exit(CleanStop.run(() -> line.execute(arguments)));
    }

    private static void warmUp() {
        try {
            Video.warmUp();
        } catch (NativesMissingException later) {
            // the command says so where it needs them
        }
    }

    /** With the commands that the arguments name; making all of them takes longer than most of them take to run. */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        Class<?> asked = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (asked == null) {
            COMMANDS.forEach((name, command) -> line.addSubcommand(name, withTopics(command, "")));
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
