package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.MemorySource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaCheckTest {
    private static final String HEALTHY = "video/gen__h264_faststart_a.mp4";

    @Test
    void verdictFollowsFromTheFindings() {
        assertEquals(Verdict.OK, verdict());
        assertEquals(Verdict.OK, verdict(finding(Severity.INFO, Fix.REENCODE)));
        assertEquals(Verdict.WARN, verdict(finding(Severity.WARNING, Fix.NONE)));
        assertEquals(Verdict.FIX, verdict(finding(Severity.WARNING, Fix.REMUX)));
        assertEquals(Verdict.FIX, verdict(finding(Severity.ERROR, Fix.LOCAL_ONLY)));
        assertEquals(Verdict.REJECT, verdict(finding(Severity.ERROR, Fix.REJECT), finding(Severity.ERROR, Fix.REMUX)));
    }

    @Test
    void fixIsTheCheapestThatClearsEverything() {
        MediaReport report = report(
                finding(Severity.WARNING, Fix.REMUX),
                finding(Severity.ERROR, Fix.REENCODE),
                finding(Severity.INFO, Fix.LOCAL_ONLY));
        assertEquals(Fix.REENCODE, report.fix());
        assertEquals(Severity.ERROR, report.findings().get(0).severity());
    }

    @Test
    void jsonHasTheFixedNamesAndLeavesOutWhatIsAbsent() throws IOException {
        Path file = Corpus.file(HEALTHY);
        String line = MediaCheck.of(file).run().toJson();
        assertEquals(1, line.lines().count());
        JsonNode json = new ObjectMapper().readTree(line);
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(
                        "file",
                        "kind",
                        "mimeType",
                        "fileSize",
                        "container",
                        "codec",
                        "profile",
                        "width",
                        "height",
                        "displayWidth",
                        "displayHeight",
                        "rotation",
                        "pixelFormat",
                        "sampleAspectRatio",
                        "frameCount",
                        "packetCount",
                        "frameRate",
                        "constantFrameRate",
                        "startTime",
                        "duration",
                        "keyframeInterval",
                        "hasAudio",
                        "verdict",
                        "fix",
                        "findings"),
                names);
        assertEquals(file.toString(), json.get("file").asText());
        assertEquals("30/1", json.get("frameRate").asText());
        assertEquals("1:1", json.get("sampleAspectRatio").asText());
        assertEquals(90, json.get("frameCount").asInt());
        assertEquals("OK", json.get("verdict").asText());
        assertEquals("NONE", json.get("fix").asText());
    }

    @Test
    void evidenceThatJsonCannotCarryIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Finding(
                        FindingCode.ROTATED, Severity.INFO, "turned", Map.of("matrix", new int[] {1}), Fix.NONE));
    }

    @Test
    void missingFileGivesAReport(@TempDir Path directory) {
        MediaReport report = MediaCheck.of(directory.resolve("nowhere.mp4")).run();
        assertEquals(Verdict.REJECT, report.verdict());
        String message = report.finding(FindingCode.UNREADABLE).orElseThrow().message();
        assertTrue(message.contains("does not exist"), message);
        assertTrue(
                MediaCheck.of(directory).run().finding(FindingCode.UNREADABLE).isPresent());
    }

    @Test
    void diskThatFailsSaysNothingOfTheContent() {
        AtomicInteger opened = new AtomicInteger();
        MediaSource failing = new MediaSource() {
            @Override
            public String name() {
                return "drive.mp4";
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                if (opened.getAndIncrement() > 0) {
                    throw new IOException("Input/output error");
                }
                return new MemorySource(name(), new byte[100]).open();
            }
        };
        MediaReport report = MediaCheck.of(failing).run();
        assertEquals(
                List.of(FindingCode.UNREADABLE),
                report.findings().stream().map(Finding::code).toList());
        assertEquals(
                "The file cannot be read: Input/output error. Copy or export it again.",
                report.findings().get(0).message());
    }

    @Test
    void contentNobodyKnowsIsRefusedWhateverItsName(@TempDir Path directory) throws IOException {
        byte[] unknown = new byte[600];
        new Random(7).nextBytes(unknown);

        MediaReport unnamed = MediaCheck.of(Files.write(directory.resolve("data.qqq"), unknown))
                .run();
        MediaReport named = MediaCheck.of(Files.write(directory.resolve("data.png"), unknown))
                .run();

        assertEquals(Verdict.REJECT, unnamed.verdict());
        assertEquals(
                List.of(FindingCode.UNSUPPORTED_CONTAINER),
                unnamed.findings().stream().map(Finding::code).toList());
        assertEquals(
                List.of(FindingCode.NOT_MEDIA),
                named.findings().stream().map(Finding::code).toList());
    }

    @Test
    void bytesInMemoryAreCheckedLikeAFile() throws IOException {
        Path file = Corpus.file("video/gen__vfr_select_a.mp4");
        MediaReport memory = MediaCheck.of(new MemorySource("x.mp4", Files.readAllBytes(file)))
                .deep(true)
                .run();
        assertEquals(MediaCheck.of(file).deep(true).run().findings(), memory.findings());
    }

    @Test
    void batchReportsInOrderAndTellsEachAsItComes() {
        List<Path> files = List.of(
                Corpus.file(HEALTHY),
                Path.of("nowhere"),
                Corpus.file("video/gen__zero_byte_a.mp4"),
                Corpus.file(HEALTHY));
        List<String> heard = new ArrayList<>();
        List<MediaReport> reports = MediaCheck.all(files)
                .parallel(3)
                .onReport(report -> heard.add(report.file()))
                .run();
        assertEquals(
                files.stream().map(Path::toString).toList(),
                reports.stream().map(MediaReport::file).toList());
        assertEquals(4, heard.size());
        assertEquals(MediaKind.VIDEO, reports.get(3).kind());
    }

    @Test
    void listenerThatThrowsEndsTheBatch() {
        List<Path> files = Collections.nCopies(50, Corpus.file(HEALTHY));
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> MediaCheck.all(files)
                .onReport(report -> {
                    throw new IllegalStateException("enough");
                })
                .run());
        assertEquals("enough", failure.getMessage());
    }

    @Test
    void interruptStopsACheckAndABatch() {
        Path file = Corpus.file(HEALTHY);
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    MediaInterruptedException.class, () -> MediaCheck.of(file).run());
            assertThrows(MediaInterruptedException.class, () -> MediaCheck.all(List.of(file))
                    .run());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    private static Verdict verdict(Finding... findings) {
        return report(findings).verdict();
    }

    private static MediaReport report(Finding... findings) {
        return new MediaReport("f", MediaKind.VIDEO, "video/mp4", 1, new MeasuredFacts().build(), List.of(findings));
    }

    private static Finding finding(Severity severity, Fix fix) {
        return new Finding(FindingCode.ROTATED, severity, "message", Map.of(), fix);
    }

    @Test
    void timesArePrintedWithoutTheNoiseOfBinaryFractions() {
        String line = MediaCheck.of(Corpus.file("audio/ax__aac-bbb_1ch_8kHz_aac_lc.aac"))
                .run()
                .toJson();
        assertTrue(line.contains("\"duration\":3.2,"), line);
    }
}
