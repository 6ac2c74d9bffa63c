package com.encord.sdk.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.check.FindingCode;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.video.Video;
import com.encord.sdk.media.video.VideoFrame;
import com.encord.sdk.media.video.VideoOptions;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {
    private HttpServer server;
    private byte[] content = new byte[0];
    private boolean ranges = true;
    private int status;
    private String versionHeader = "ETag";
    private String version = "";
    /** Requests with these numbers, from 1, get half of what they ask for. */
    private Set<Long> broken = Set.of();

    /** Requests after this one are refused. */
    private long valid = Long.MAX_VALUE;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void reportIsTheSameAsForTheFile() throws IOException {
        Path file = Corpus.file("video/gen__h264_moov_at_end_a.mp4");
        content = Files.readAllBytes(file);
        MediaReport remote = MediaCheck.of(source()).run();
        MediaReport local = MediaCheck.of(file).run();
        assertEquals(local.findings(), remote.findings());
        assertEquals(local.toJson().replace(local.file(), ""), remote.toJson().replace(remote.file(), ""));
        assertFalse(remote.toJson().contains("secret"));
    }

    @Test
    void onlyTheNeededPartsTravel() throws IOException {
        Path file = Corpus.file("video/gen__h264_faststart_a.mp4");
        byte[] small = Files.readAllBytes(file);
        // a large tail that no packet refers to
        content = Arrays.copyOf(small, small.length + (64 << 20));
        content[small.length + 3] = 8;
        System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, content, small.length + 4, 4);
        assertTrue(MediaCheck.of(source()).run().facts().frameCount().orElse(0) > 0);
        assertTrue(sent.get() < 16 << 20, sent + " bytes in " + requests + " requests");
    }

    @Test
    void serverWithoutRangesIsExplained() {
        content = new byte[] {1, 2, 3};
        ranges = false;
        IOException failure = assertThrows(IOException.class, () -> source().open());
        assertTrue(failure.getMessage().contains("download the file"), failure.getMessage());
    }

    @Test
    void refusedAddressIsAReportWithoutItsSecret() {
        status = 403;
        MediaReport report = MediaCheck.of(source()).run();
        String message = report.finding(FindingCode.UNREADABLE).orElseThrow().message();
        assertTrue(message.contains("403"), message);
        assertFalse(report.toJson().contains("secret"), report.toJson());
    }

    @Test
    void brokenConnectionIsNoFaultOfTheFile() throws IOException {
        Path file = Corpus.file("video/ax__8k24fps_300ms.mp4");
        content = Files.readAllBytes(file);
        broken = Set.of(1L, 3L, 4L);
        assertEquals(MediaCheck.of(file).run().toJson().replace(file.toString(), ""), remoteJson());
    }

    private String remoteJson() {
        MediaReport remote = MediaCheck.of(source()).run();
        return remote.toJson().replace(remote.file(), "");
    }

    @Test
    void connectionThatAlwaysBreaksIsToldInTheEnd() {
        content = new byte[100];
        broken = Set.of(1L, 2L, 3L);
        assertThrows(IOException.class, () -> source().open());
        assertEquals(3, requests.get());
    }

    @Test
    void addressThatExpiresMeanwhileIsNoDamage() throws IOException {
        content = Files.readAllBytes(Corpus.file("video/ax__mkv-bbb_1920x1080_60fps_vp8.webm"));
        valid = 2;
        MediaReport report = MediaCheck.of(source()).run();
        assertTrue(report.finding(FindingCode.TRUNCATED).isEmpty(), report.toJson());
        String message = report.finding(FindingCode.UNREADABLE).orElseThrow().message();
        assertTrue(message.contains("403") && message.contains("expired"), message);
    }

    @Test
    void framesDoNotEndEarlyWhenTheAddressExpires() throws IOException {
        content = Files.readAllBytes(Corpus.file("video/ax__mkv-bbb_1920x1080_60fps_vp8.webm"));
        valid = 2;
        try (Video video = Video.open(source(), VideoOptions.standard())) {
            assertThrows(UnreadableMediaException.class, () -> video.frames().forEach(VideoFrame::index));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag", "Last-Modified"})
    void fileOfTheSameSizeThatChangesMeanwhileIsNotMixedWithTheOldOne(String header) throws IOException {
        content = new byte[3 << 20];
        versionHeader = header;
        version = "\"1\"";
        try (SeekableByteChannel channel = source().open()) {
            channel.position(1 << 20).read(ByteBuffer.allocate(1));
            version = "\"2\"";
            IOException failure = assertThrows(
                    IOException.class, () -> channel.position(2 << 20).read(ByteBuffer.allocate(1)));
            assertTrue(failure.getMessage().contains("changed on the server"), failure.getMessage());
        }
    }

    @Test
    void serverThatIsNotThereIsNamed() {
        MediaSource source = source();
        server.stop(0);
        String message = MediaCheck.of(source)
                .run()
                .finding(FindingCode.UNREADABLE)
                .orElseThrow()
                .message();
        assertTrue(message.contains("no connection to 127.0.0.1"), message);
    }

    @Test
    void emptyFileIsEmpty() {
        assertTrue(MediaCheck.of(source()).run().finding(FindingCode.EMPTY_FILE).isPresent());
    }

    @Test
    void otherSchemesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> MediaSource.of(URI.create("ftp://host/file.mp4")));
    }

    private MediaSource source() {
        return MediaSource.of(URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/video.mp4?signature=secret"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            long request = requests.incrementAndGet();
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (status != 0 || request > valid) {
                exchange.sendResponseHeaders(status == 0 ? 403 : status, -1);
            } else if (!ranges || range == null) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            } else {
                String[] bounds = range.substring("bytes=".length()).split("-");
                int from = Integer.parseInt(bounds[0]);
                int to = Math.min(Integer.parseInt(bounds[1]) + 1, content.length);
                if (from >= content.length) {
                    exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                    exchange.sendResponseHeaders(416, -1);
                    return;
                }
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
                if (!version.isEmpty()) {
                    exchange.getResponseHeaders().set(versionHeader, version);
                }
                exchange.sendResponseHeaders(206, to - from);
                int whole = to - from;
                exchange.getResponseBody().write(content, from, broken.contains(request) ? whole / 2 : whole);
                sent.addAndGet(whole);
            }
        }
    }
}
