package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.UnwritableMediaException;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.video.VideoScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReEncodeTest {
    private static final Rational MILLISECOND = new Rational(1, 1000);

    @TempDir
    Path directory;

    private Path source;

    @BeforeEach
    void makeVideo() {
        source = directory.resolve("drive.mp4");
        NumberedVideo.write(source, 60, 25);
    }

    @Test
    void healthyVideoIsLeftAlone() throws IOException {
        ReEncodeResult result = ReEncode.of(source).run();
        assertEquals(ReEncodeOperation.NONE, result.operation());
        assertEquals(source, result.output());
        assertTrue(result.frameMap().isIdentity());
        assertEquals(60, result.framesOut());
        assertEquals(Set.of("drive.mp4"), files());
    }

    @Test
    void fullReEncodeWritesTheNormalizedNameBesideTheSource() throws IOException {
        ReEncodeResult result = ReEncode.of(source).full().run();
        assertEquals(ReEncodeOperation.REENCODE, result.operation());
        assertEquals(directory.resolve("drive_normalized.mp4"), result.output());
        assertEquals("libopenh264", result.encoder().orElseThrow());
        assertEquals(Set.of("drive.mp4", "drive_normalized.mp4"), files());
        MediaReport report = MediaCheck.of(result.output()).deep(true).run();
        assertEquals(Verdict.OK, report.verdict());
        assertEquals(List.of(), report.findings());
        assertEquals(50, VideoScan.of(result.output()).index().keyframeInterval());
    }

    @Test
    void sameInputGivesTheSameBytes() throws IOException {
        Path first =
                ReEncode.of(source).full().to(directory.resolve("1.mp4")).run().output();
        Path second =
                ReEncode.of(source).full().to(directory.resolve("2.mp4")).run().output();
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void containerFindingsAreRemuxedAndSamplesKept() throws IOException {
        Path offset = directory.resolve("offset.mkv");
        NumberedVideo.retime(source, offset, "matroska", MILLISECOND, i -> 500 + 40L * i);
        ReEncodePlan plan = ReEncode.of(offset).plan();
        assertEquals(ReEncodeOperation.REMUX, plan.operation());
        assertFalse(plan.reasons().isEmpty());
        ReEncodeResult result = ReEncode.of(offset).run();
        assertEquals(ReEncodeOperation.REMUX, result.operation());
        assertEquals(directory.resolve("offset_normalized.mp4"), result.output());
        assertTrue(result.encoder().isEmpty());
        assertEquals(List.of(), result.findingsAfter());
        assertEquals(NumberedVideo.read(source), NumberedVideo.read(result.output()));
        assertEquals(
                new Rational(25, 1),
                VideoScan.of(result.output()).timing().frameRate().orElseThrow());
    }

    @Test
    void aWishTheVideoDoesNotFulfilIsEncoded() {
        assertEquals(
                ReEncodeOperation.NONE, ReEncode.of(source).maxHeight(64).plan().operation());
        assertEquals(
                ReEncodeOperation.REENCODE,
                ReEncode.of(source).maxHeight(32).plan().operation());
        assertEquals(
                ReEncodeOperation.NONE,
                ReEncode.of(source).frameRate(new Rational(25, 1)).plan().operation());
        assertEquals(
                ReEncodeOperation.REENCODE,
                ReEncode.of(source).frameRate(new Rational(5, 1)).plan().operation());
        assertEquals(
                ReEncodeOperation.REENCODE,
                ReEncode.of(source).codec(VideoCodec.VP9).plan().operation());
        assertEquals(
                ReEncodeOperation.REENCODE,
                ReEncode.of(source).keyframeInterval(5).plan().operation());
    }

    @Test
    void sizeKeyframesAndCodecAreAsAskedFor() {
        ReEncodeResult small = ReEncode.of(source)
                .full()
                .maxHeight(32)
                .keyframeInterval(7)
                .to(directory.resolve("small.mp4"))
                .run();
        VideoScan scan = VideoScan.of(small.output());
        assertEquals(96, scan.info().width());
        assertEquals(32, scan.info().height());
        assertEquals(7, scan.index().keyframeInterval());
        ReEncodeResult vp9 =
                ReEncode.of(source).full().to(directory.resolve("out.webm")).run();
        assertEquals("libvpx-vp9", vp9.encoder().orElseThrow());
        assertEquals(List.of(), vp9.findingsAfter());
        assertEquals(NumberedVideo.read(source), NumberedVideo.read(vp9.output()));
    }

    @Test
    void theSourceIsNeverTheTarget() throws IOException {
        byte[] before = Files.readAllBytes(source);
        Path link = Files.createSymbolicLink(directory.resolve("link.mp4"), source);
        for (Path same : List.of(source, directory.resolve("x/../drive.mp4"), link)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ReEncode.of(source).full().to(same).run(),
                    same.toString());
        }
        assertEquals(Set.of("drive.mp4", "link.mp4"), files());
        assertEquals(before.length, Files.size(source));
    }

    @Test
    void anExistingTargetIsReplacedOnlyBySuccess() throws IOException {
        Path target = Files.writeString(directory.resolve("old.mp4"), "old");
        Path broken = Files.write(directory.resolve("broken.mp4"), new byte[10_000]);
        assertThrows(
                MediaException.class,
                () -> ReEncode.of(broken).full().to(target).run());
        assertEquals("old", Files.readString(target));
        ReEncode.of(source).full().to(target).run();
        assertEquals(NumberedVideo.read(source), NumberedVideo.read(target));
        assertEquals(Set.of("drive.mp4", "old.mp4", "broken.mp4"), files());
    }

    @Test
    void unwritableTargetsSayWhy() throws IOException {
        Path missing = directory.resolve("no/such/dir/out.mp4");
        Exception failure = assertThrows(
                UnwritableMediaException.class,
                () -> ReEncode.of(source).full().to(missing).run());
        assertTrue(failure.getMessage().contains("does not exist"), failure.getMessage());
        assertThrows(UnwritableMediaException.class, () -> ReEncode.of(source)
                .full()
                .to(Files.createDirectory(directory.resolve("d.mp4")))
                .run());
        assertThrows(IllegalArgumentException.class, () -> ReEncode.of(source)
                .full()
                .to(directory.resolve("out.avi"))
                .run());
        assertThrows(IllegalArgumentException.class, () -> ReEncode.of(source)
                .codec(VideoCodec.H264)
                .to(directory.resolve("out.webm"))
                .run());
        assertEquals(Set.of("drive.mp4", "d.mp4"), files());
    }

    @Test
    void cancellingLeavesNothing() throws Exception {
        Path longer = directory.resolve("longer.mp4");
        NumberedVideo.write(longer, 2000, 25);
        CountDownLatch begun = new CountDownLatch(1);
        ReEncodeRun run = ReEncode.of(longer)
                .full()
                .onProgress(progress -> begun.countDown())
                .start();
        begun.await();
        run.cancel();
        assertThrows(ReEncodeCancelledException.class, run::await);
        assertTrue(run.isDone());
        assertEquals(Set.of("drive.mp4", "longer.mp4"), files());
    }

    @Test
    void cancellingWhatIsWrittenAndBeingVerifiedLeavesNothing() throws Exception {
        CompletableFuture<ReEncodeRun> run = new CompletableFuture<>();
        run.complete(ReEncode.of(source)
                .full()
                .onProgress(progress -> {
                    if (progress.framesDone() == progress.framesTotal()) {
                        run.join().cancel();
                    }
                })
                .start());
        assertThrows(ReEncodeCancelledException.class, () -> run.join().await());
        assertEquals(Set.of("drive.mp4"), files());
    }

    @Test
    void interruptingLeavesNothingAndKeepsTheFlag() throws IOException {
        Path longer = directory.resolve("longer.mp4");
        NumberedVideo.write(longer, 2000, 25);
        Thread worker = Thread.currentThread();
        assertThrows(MediaInterruptedException.class, () -> ReEncode.of(longer)
                .full()
                .onProgress(progress -> worker.interrupt())
                .run());
        assertTrue(Thread.interrupted());
        assertEquals(Set.of("drive.mp4", "longer.mp4"), files());
    }

    @Test
    void progressCountsEveryFrameToTheEnd() {
        List<Integer> done = new ArrayList<>();
        Set<Integer> totals = new TreeSet<>();
        ReEncodeResult result = ReEncode.of(source)
                .full()
                .onProgress(progress -> {
                    done.add(progress.framesDone());
                    totals.add(progress.framesTotal());
                })
                .start()
                .await(Duration.ofMinutes(1))
                .orElseThrow();
        assertEquals(result.framesOut(), done.size());
        assertEquals(result.framesOut(), done.get(done.size() - 1));
        assertEquals(Set.of(result.framesOut()), totals);
    }

    @Test
    void aListenerThatThrowsEndsTheWork() throws IOException {
        assertThrows(ArithmeticException.class, () -> ReEncode.of(source)
                .full()
                .onProgress(progress -> {
                    throw new ArithmeticException("listener");
                })
                .run());
        assertEquals(Set.of("drive.mp4"), files());
    }

    @Test
    void undecodableAndForeignFilesNameTheFile() throws IOException {
        Path garbled = directory.resolve("garbled.mp4");
        NumberedVideo.corrupt(source, garbled, 0.4, (int) (Files.size(source) * 0.55));
        Path noise = Files.write(directory.resolve("noise.mp4"), new byte[5000]);
        Path missing = directory.resolve("missing.mp4");
        for (Path bad : List.of(noise, missing)) {
            MediaException failure = assertThrows(
                    MediaException.class, () -> ReEncode.of(bad).full().run());
            assertTrue(failure.getMessage().contains(bad.toString()), failure.getMessage());
        }
        try {
            ReEncode.of(garbled).full().run();
        } catch (CorruptMediaException undecodable) {
            assertTrue(undecodable.getMessage().contains("garbled.mp4"), undecodable.getMessage());
        }
    }

    @Test
    void aMissingEncoderNamesTheArtifact() {
        Assumptions.assumeTrue(
                Encoder.firstAvailable(VideoCodec.HEVC.encoders()).isEmpty(), "skipped: these natives have x265");
        UnsupportedMediaException failure = assertThrows(
                UnsupportedMediaException.class,
                () -> ReEncode.of(source).codec(VideoCodec.HEVC).run());
        assertTrue(failure.getMessage().contains("-gpl"), failure.getMessage());
    }

    @Test
    void contradictoryWishesAreNamed() {
        assertThrows(
                IllegalStateException.class, () -> ReEncode.of(source).crf(20).bitRate(1000));
        assertThrows(IllegalArgumentException.class, () -> ReEncode.of(source).frameRate(new Rational(0, 1)));
        assertThrows(IllegalArgumentException.class, () -> ReEncode.of(source).maxHeight(8));
        assertThrows(IllegalArgumentException.class, () -> ReEncode.of(source).keyframeInterval(0));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
