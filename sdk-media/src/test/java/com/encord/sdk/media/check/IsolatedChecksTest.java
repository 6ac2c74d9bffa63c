package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes, which the tests stop and kill as an operating system would. */
@Timeout(120)
class IsolatedChecksTest {
    private static final String VIDEO = "video/gen__h264_faststart_a.mp4";
    private static final int FILES_OF_EACH_FOLDER = 10;

    private final Set<Long> before = children();

    @Test
    void reportsEqualThoseInProcess(@TempDir Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("audio", "dicom", "image", "nifti", "video")) {
            files.addAll(sample(Corpus.file(folder)));
        }
        files.add(Corpus.file("video/gen__zero_byte_a.mp4"));
        files.add(directory);
        files.add(directory.resolve("absent"));
        try (IsolatedChecks isolated = IsolatedChecks.builder().build()) {
            for (boolean deep : new boolean[] {false, true}) {
                List<MediaReport> here = MediaCheck.all(files).deep(deep).run();
                List<MediaReport> there = MediaCheck.all(files)
                        .deep(deep)
                        .isolated(isolated)
                        .parallel(2)
                        .run();
                for (int i = 0; i < here.size(); i++) {
                    assertEquals(here.get(i), there.get(i));
                    assertEquals(here.get(i).toJson(), there.get(i).toJson());
                }
                assertTrue(here.stream().map(MediaReport::kind).distinct().count() >= 6);
            }
            assertEquals(2, workers().size());
        }
        assertEquals(List.of(), workers());
    }

    @Test
    void crashNamesTheFileAndTheNextFileGetsANewWorker() throws Exception {
        Path file = Corpus.file(VIDEO);
        try (IsolatedChecks isolated = IsolatedChecks.builder().build()) {
            MediaReport healthy = MediaCheck.of(file).isolated(isolated).run();
            ProcessHandle worker = workers().get(0);
            CompletableFuture<MediaReport> struck = checkOnStoppedWorker(worker, file, isolated);
            assertTrue(worker.destroyForcibly());
            MediaReport report = struck.get();
            Finding finding = report.finding(FindingCode.UNREADABLE).orElseThrow();
            assertEquals(file.toString(), report.file());
            assertEquals(MediaKind.VIDEO, report.kind());
            assertEquals(Files.size(file), report.fileSize());
            assertEquals(Verdict.REJECT, report.verdict());
            assertEquals("crash", finding.evidence().get("reason"));
            assertEquals(128 + 9, finding.evidence().get("exitCode"));
            assertEquals(healthy, MediaCheck.of(file).isolated(isolated).run());
            assertNotEquals(worker.pid(), workers().get(0).pid());
            assertEquals(1, workers().size());
        }
    }

    @Test
    void segmentationFaultSaysWhere() throws Exception {
        Path file = Corpus.file(VIDEO);
        try (IsolatedChecks isolated = IsolatedChecks.builder().build()) {
            MediaCheck.of(file).isolated(isolated).run();
            ProcessHandle worker = workers().get(0);
            CompletableFuture<MediaReport> struck = checkOnStoppedWorker(worker, file, isolated);
            signal(worker, "SEGV");
            signal(worker, "CONT");
            Finding finding = struck.get().finding(FindingCode.UNREADABLE).orElseThrow();
            assertNotEquals(0, finding.evidence().get("exitCode"), finding::message);
            assertTrue(finding.evidence().get("where").toString().startsWith("C "), finding::message);
            assertFalse(Files.exists(Path.of("hs_err_pid" + worker.pid() + ".log")));
        }
    }

    @Test
    void timeLimitEndsTheWorkerThatStalls() throws Exception {
        Path file = Corpus.file(VIDEO);
        try (IsolatedChecks isolated =
                IsolatedChecks.builder().timeLimit(Duration.ofSeconds(10)).build()) {
            MediaReport healthy = MediaCheck.of(file).isolated(isolated).run();
            ProcessHandle worker = workers().get(0);
            MediaReport report = checkOnStoppedWorker(worker, file, isolated).get();
            Finding finding = report.finding(FindingCode.UNREADABLE).orElseThrow();
            assertEquals(Map.of("reason", "time limit", "limitSeconds", 10.0), finding.evidence());
            assertFalse(worker.isAlive());
            assertEquals(healthy, MediaCheck.of(file).isolated(isolated).run());
        }
    }

    @Test
    void lackOfMemoryIsNotTakenForACrash() {
        WorkerProcess.End end =
                new WorkerProcess.End(3, "Terminating due to java.lang.OutOfMemoryError: Java heap space");
        MediaReport report = UnfinishedCheck.crashed(Path.of("absent.mp4"), true, end);
        Finding finding = report.finding(FindingCode.UNREADABLE).orElseThrow();
        assertEquals("memory", finding.evidence().get("reason"));
        assertTrue(finding.message().contains("allow a larger heap"), finding::message);
    }

    @Test
    void workerThatDiedAtRestIsReplacedUnseen() throws Exception {
        Path file = Corpus.file(VIDEO);
        try (IsolatedChecks isolated = IsolatedChecks.builder().build()) {
            MediaReport first = MediaCheck.of(file).isolated(isolated).run();
            workers().get(0).destroyForcibly();
            workers().forEach(worker -> worker.onExit().join());
            assertEquals(first, MediaCheck.of(file).isolated(isolated).run());
        }
    }

    @Test
    void workersEndWithTheirHost() throws Exception {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IsolatedHost.class.getName(),
                        Corpus.file(VIDEO).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertTrue(worker.isAlive());
            host.destroyForcibly().waitFor();
            worker.onExit().get(30, TimeUnit.SECONDS);
        } finally {
            host.destroyForcibly();
        }
    }

    @Test
    void interruptEndsTheWaitAndTheWorker() throws Exception {
        Path file = Corpus.file(VIDEO);
        try (IsolatedChecks isolated = IsolatedChecks.builder().build()) {
            MediaCheck.of(file).isolated(isolated).run();
            ProcessHandle worker = workers().get(0);
            stop(worker);
            Thread.currentThread().interrupt();
            MediaCheck check = MediaCheck.of(file).isolated(isolated);
            assertThrows(MediaInterruptedException.class, check::run);
            assertTrue(Thread.interrupted());
            worker.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingEndsRunningChecksAndRefusesNewOnes() throws Exception {
        Path file = Corpus.file(VIDEO);
        IsolatedChecks isolated = IsolatedChecks.builder().build();
        MediaCheck check = MediaCheck.of(file).isolated(isolated);
        check.run();
        CompletableFuture<MediaReport> running = checkOnStoppedWorker(workers().get(0), file, isolated);
        isolated.close();
        isolated.close();
        assertEquals(List.of(), workers());
        assertEquals(
                IllegalStateException.class,
                assertThrows(ExecutionException.class, running::get).getCause().getClass());
        assertThrows(IllegalStateException.class, check::run);
        assertThrows(
                IllegalStateException.class,
                () -> MediaCheck.all(List.of(file)).isolated(isolated).run());
    }

    @Test
    void workerThatCannotStartSaysWhy(@TempDir Path empty) throws IOException {
        Path file = Files.writeString(empty.resolve("a.txt"), "text");
        try (IsolatedChecks isolated =
                IsolatedChecks.builder().classPath(empty.toString()).build()) {
            MediaCheck check = MediaCheck.of(file).isolated(isolated);
            String message = assertThrows(MediaException.class, check::run).getMessage();
            assertTrue(message.contains("ended with code 1 (Error: Could not find"), message);
            assertTrue(message.contains("classPath(...)"), message);
        }
        assertEquals(List.of(), workers());
    }

    @Test
    void onlyFilesThatAnotherProcessCanOpenAreTaken(@TempDir Path directory) throws IOException {
        try (IsolatedChecks isolated = IsolatedChecks.builder().build();
                FileSystem zip = FileSystems.newFileSystem(directory.resolve("a.zip"), Map.of("create", "true"))) {
            MediaCheck inZip = MediaCheck.of(zip.getPath("a.mp4"));
            MediaCheck remote = MediaCheck.of(MediaSource.of(URI.create("http://127.0.0.1/a.mp4")));
            assertThrows(IllegalArgumentException.class, () -> inZip.isolated(isolated));
            assertThrows(IllegalArgumentException.class, () -> remote.isolated(isolated));
        }
    }

    /** Stops the worker before it gets the file, so that the check is surely under way when the future is returned. */
    private static CompletableFuture<MediaReport> checkOnStoppedWorker(
            ProcessHandle worker, Path file, IsolatedChecks isolated) throws Exception {
        stop(worker);
        CompletableFuture<MediaReport> check = CompletableFuture.supplyAsync(
                () -> MediaCheck.of(file).isolated(isolated).run());
        assertThrows(TimeoutException.class, () -> check.get(500, TimeUnit.MILLISECONDS));
        return check;
    }

    /** A stop signal takes effect only when the process is next scheduled, so its state is awaited. */
    private static void stop(ProcessHandle worker) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/ps")), "skipped: no /bin/ps to see a stop with");
        signal(worker, "STOP");
        for (int attempt = 0; attempt < 500; attempt++) {
            Process ps = new ProcessBuilder("/bin/ps", "-o", "stat=", "-p", Long.toString(worker.pid())).start();
            String state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (state.strip().startsWith("T")) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("The worker " + worker.pid() + " does not stop");
    }

    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: no /bin/kill to send signals with");
        new ProcessBuilder("/bin/kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static List<Path> sample(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> small = found.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() < 300_000)
                    .sorted()
                    .toList();
            int step = Math.max(1, small.size() / FILES_OF_EACH_FOLDER);
            return small.stream()
                    .filter(file -> small.indexOf(file) % step == 0)
                    .collect(Collectors.toList());
        }
    }

    private List<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child.pid()) && child.isAlive())
                .toList();
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
