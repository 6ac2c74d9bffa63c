package com.encord.sdk.examples;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.check.Finding;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.reencode.ReEncode;
import com.encord.sdk.media.reencode.ReEncodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a video fit for annotation, and tells where each of its frames went. */
@Command(
        name = "reencode",
        description = "Re-encodes a video on this machine: by the least that repairs it, or in full.")
final class ReencodeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IN", description = "The video; it is only read.")
    private Path input = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "The result; else NAME_normalized.mp4 beside it.")
    private @Nullable Path output;

    @Option(names = "--mode", paramLabel = "auto|full", description = "auto, the default, does the least.")
    private Mode mode = Mode.AUTO;

    @Option(
            names = "--deep",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "auto decodes every frame to find damaged ones; --no-deep looks at the packets only.")
    private boolean deep;

    @Option(names = "--fps", paramLabel = "R", description = "Frames per second, such as 30 or 30000/1001.")
    private @Nullable String fps;

    @Option(names = "--max-height", paramLabel = "H", description = "Makes higher pictures smaller.")
    private @Nullable Integer maxHeight;

    @Option(names = "--gop", paramLabel = "N", description = "Frames between keyframes.")
    private @Nullable Integer gop;

    @Option(names = "--frame-map", paramLabel = "F.json", description = "Writes where each frame went.")
    private @Nullable Path frameMap;

    @Option(names = "--json", description = "Prints one line of JSON.")
    private boolean json;

    /** How much is done. */
    enum Mode {
        AUTO,
        FULL
    }

    @Override
    public Integer call() throws IOException {
        ReEncode request = ReEncode.of(input);
        if (mode == Mode.FULL) {
            request.full();
        }
        if (!deep) {
            request.report(MediaCheck.of(input).run());
        }
        if (output != null) {
            request.to(output);
        }
        if (fps != null) {
            request.frameRate(Rational.parse(fps));
        }
        if (maxHeight != null) {
            request.maxHeight(maxHeight);
        }
        if (gop != null) {
            request.keyframeInterval(gop);
        }
        ReEncodeResult result = request.run();
        if (frameMap != null) {
            Files.writeString(frameMap, result.frameMap().toJson());
        }
        if (json) {
            new JsonLines(System.out)
                    .print(
                            "input", result.input().toString(),
                            "output", result.output().toString(),
                            "operation", result.operation().name(),
                            "encoder", result.encoder().orElse(null),
                            "findingsBefore", codes(result.findingsBefore()),
                            "findingsAfter", codes(result.findingsAfter()),
                            "framesIn", result.framesIn(),
                            "framesOut", result.framesOut());
        } else {
            System.out.println(result.operation() + "  " + result.output() + "  " + result.framesIn() + " frames in, "
                    + result.framesOut() + " out");
        }
        return Main.OK;
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code().name()).toList();
    }
}
