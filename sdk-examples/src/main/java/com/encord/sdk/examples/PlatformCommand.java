package com.encord.sdk.examples;

import com.encord.sdk.local.LocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the local platform until it is told to stop. */
@Command(
        name = "platform",
        description = "Starts a local platform for trying and testing, and runs until SIGTERM or Ctrl-C.",
        mixinStandardHelpOptions = true)
final class PlatformCommand implements Callable<Integer> {
    @Option(names = "--port", description = "The port on loopback; 0, the default, takes any free one.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it keeps everything; a restart goes on where it was. Else a temporary folder.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Prints one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = data == null ? Files.createTempDirectory("encord-local-platform") : data;
        LocalPlatform platform = LocalPlatform.builder()
                .port(port)
                .dataDirectory(folder)
                .mediaEngine(new LocalMediaEngine())
                .start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            platform.close();
                            if (data == null) {
                                Folders.delete(folder);
                            }
                            // told to stop, and stopped: that is success, where the JVM would report the signal
                            Runtime.getRuntime().halt(Main.OK);
                        },
                        "stop the local platform"));
        if (json) {
            new JsonLines(System.out)
                    .print(
                            "url",
                            platform.url(),
                            "keyFile",
                            platform.privateKeyFile().toString());
        } else {
            System.out.println("Local platform: " + platform.url());
            System.out.println("Test key:       " + platform.privateKeyFile());
            System.out.println("Data:           " + folder.toAbsolutePath());
            System.out.println("Stop with Ctrl-C.");
        }
        new CountDownLatch(1).await();
        return Main.OK;
    }
}
