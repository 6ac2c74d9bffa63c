package com.encord.sdk.examples;

import com.encord.sdk.local.LocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the local platform until it is told to stop. */
@Command(
        name = "platform",
        description = "Starts a local platform for trying and testing, and runs until SIGTERM or Ctrl-C.")
final class PlatformCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The port on loopback; 0, the default, takes any free one.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it keeps everything; a restart goes on where it was. Else a temporary folder.")
    private @Nullable Path data;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "A group of the organisation; may be repeated. One of that name is kept from start to start.")
    private List<String> groups = List.of();

    @Option(
            names = "--integration",
            paramLabel = "TITLE[=DIR]",
            description = "A cloud storage to pretend: s3://TITLE/ is the folder DIR, or one beside the data; may be"
                    + " repeated.")
    private List<String> integrations = List.of();

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
        List<Map<String, Object>> madeGroups;
        List<Map<String, Object>> clouds;
        try {
            madeGroups = groups.stream()
                    .map(name -> Map.<String, Object>of("name", name, "groupHash", platform.addGroup(name, "") + ""))
                    .toList();
            clouds = clouds(platform, folder);
        } catch (IOException | RuntimeException e) {
            close(platform, folder);
            throw e;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close(platform, folder);
                            // told to stop, and stopped: that is success, where the JVM would report the signal
                            Runtime.getRuntime().halt(Main.OK);
                        },
                        "stop the local platform"));
        print(platform, folder, madeGroups, clouds);
        new CountDownLatch(1).await();
        return Main.OK;
    }

    private void close(LocalPlatform platform, Path folder) {
        platform.close();
        if (data == null) {
            Folders.delete(folder);
        }
    }

    private List<Map<String, Object>> clouds(LocalPlatform platform, Path folder) throws IOException {
        List<Map<String, Object>> made = new ArrayList<>();
        for (String integration : integrations) {
            made.add(cloud(platform, integration, folder));
        }
        return made;
    }

    /** Prints what a client needs to know. */
    private void print(
            LocalPlatform platform,
            Path folder,
            List<Map<String, Object>> madeGroups,
            List<Map<String, Object>> clouds) {
        if (json) {
            new JsonLines(System.out)
                    .print(
                            "url",
                            platform.url(),
                            "keyFile",
                            platform.privateKeyFile().toString(),
                            "groups",
                            madeGroups.isEmpty() ? null : madeGroups,
                            "integrations",
                            clouds.isEmpty() ? null : clouds);
        } else {
            System.out.println("Local platform: " + platform.url());
            System.out.println("Test key:       " + platform.privateKeyFile());
            System.out.println("Data:           " + folder.toAbsolutePath());
            madeGroups.forEach(group ->
                    System.out.println("Group:          " + group.get("name") + "  " + group.get("groupHash")));
            clouds.forEach(cloud -> System.out.println("Integration:    " + cloud.get("title") + "  "
                    + cloud.get("integrationUuid") + "  " + cloud.get("urlPrefix") + " is "
                    + cloud.get("directory")));
            System.out.println("Stop with Ctrl-C.");
        }
    }

    private static Map<String, Object> cloud(LocalPlatform platform, String integration, Path data) throws IOException {
        int equals = integration.indexOf('=');
        String title = equals < 0 ? integration : integration.substring(0, equals);
        Path directory =
                equals < 0 ? data.resolve("clouds").resolve(title) : Path.of(integration.substring(equals + 1));
        Files.createDirectories(directory);
        String prefix = "s3://" + title + "/";
        return Map.of(
                "title",
                title,
                "integrationUuid",
                platform.addCloudIntegration(title, prefix, directory) + "",
                "urlPrefix",
                prefix,
                "directory",
                directory.toAbsolutePath().toString());
    }
}
