package com.encord.sdk.examples;

import com.encord.sdk.errors.EncordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The whole way of a folder of files to the platform. */
@Command(
        name = "quickstart",
        description = "Checks, repairs, groups and uploads a folder of files, links them to a dataset, re-encodes a"
                + " video on the platform and looks at its frames. Without a folder it makes some media itself.")
final class QuickstartCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "A folder of media files.")
    private @Nullable Path folder;

    @Mixin
    private Session.Options connection = new Session.Options();

    @Override
    public Integer call() throws IOException {
        if (folder != null) {
            return run(folder);
        }
        Path samples = Files.createTempDirectory("encord-sample-media");
        try {
            System.out.println("No folder given: making sample media in " + samples);
            return run(SampleMedia.fill(samples));
        } finally {
            Folders.delete(samples);
        }
    }

    private int run(Path media) {
        if (Folders.files(List.of(media)).isEmpty()) {
            throw new EncordException("There are no files in " + media + ".");
        }
        try (Session session = Session.open(connection)) {
            return new MainJob(session.client(), media).run() ? Main.OK : Main.FINDINGS;
        }
    }
}
