package com.encord.sdk.examples;

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

    /** The commands that always need FFmpeg. */
    private static final Set<String> VIDEO = Set.of("check", "frames", "reencode", "quickstart");

    Main() {}

    /**
     * Runs the command and ends the process: 0 when all is well, 1 when something was found or failed, 2 when the
     * command line makes no sense.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (VIDEO.contains(first)) {
            new WarmUp().start();
        }
        CommandLine line = Commands.lineFor(arguments);
        System.exit(CleanStop.run(() -> line.execute(arguments)));
    }
}
