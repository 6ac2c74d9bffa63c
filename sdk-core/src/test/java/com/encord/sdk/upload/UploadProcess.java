package com.encord.sdk.upload;

import com.encord.sdk.EncordClient;
import com.encord.sdk.RetryPolicy;
import com.encord.sdk.folders.Folder;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An upload in a Java process of its own, to be killed or given little memory. Prints one line for each outcome, then
 * the peak of its heap.
 */
public final class UploadProcess {
    private UploadProcess() {}

    /** Arguments: domain, key file, folder, directory, journal, and, if it is to be planned first, a RepeatedContent. */
    public static void main(String[] args) {
        try (EncordClient encord = EncordClient.builder()
                .domain(args[0])
                .sshPrivateKeyFile(Path.of(args[1]))
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(20), Duration.ofMillis(200)))
                .build()) {
            Folder folder = encord.folders().get(UUID.fromString(args[2]));
            Upload upload = folder.upload()
                    .files(Path.of(args[3]))
                    .journal(Path.of(args[4]))
                    .concurrency(8);
            if (args.length > 5) {
                System.out.println(
                        upload.repeatedContent(RepeatedContent.valueOf(args[5])).plan());
            }
            UploadReport report = upload.run();
            System.out.println(report);
            System.exit(report.isComplete() ? 0 : 1);
        }
    }

    static ProcessBuilder prepare(String heap, String domain, Path key, UUID folder, Path directory, Path journal) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", classPath));
        command.add(UploadProcess.class.getName());
        command.addAll(List.of(domain, key.toString(), folder.toString(), directory.toString(), journal.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        journal.resolveSibling("output").toFile()));
    }
}
