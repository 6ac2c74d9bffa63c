package com.encord.sdk.examples;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.media.MediaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code encord} command: one sub-command a topic, each the worked example for it. */
@Command(
        name = "encord",
        description = "Checks, groups, repairs and uploads media to the Encord platform.",
        mixinStandardHelpOptions = true,
        version = "encord 0.1.0",
        subcommands = {
            CheckCommand.class,
            UploadCommand.class,
            PlatformCommand.class,
            QuickstartCommand.class,
            FramesCommand.class,
            ReencodeCommand.class,
            ImagesCommand.class,
            DicomCommand.class,
            NiftiCommand.class,
        })
public final class Main {
    static final int OK = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;

    private Main() {}

    /**
     * Runs the command and ends the process: 0 when all is well, 1 when something was found or failed, 2 when the
     * command line makes no sense.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof EncordException || failure instanceof MediaException) {
                        System.err.println("encord: " + failure.getMessage());
                        return FINDINGS;
                    }
                    throw failure;
                });
    }
}
