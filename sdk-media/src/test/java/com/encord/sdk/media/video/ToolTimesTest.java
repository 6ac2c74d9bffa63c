package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The times the ffmpeg tool makes up where those in the file jump or are absent. */
class ToolTimesTest {
    private static final byte[] START_CODE = {0, 0, 0, 1};

    @Test
    void joinedTransportStreamsGoOnWhereTheFirstEnds() throws IOException {
        byte[] once = Files.readAllBytes(Corpus.file("video/gen__h264_a.ts"));
        ByteBuffer twice = ByteBuffer.allocate(2 * once.length).put(once).put(once);
        List<Line> single = lines("once.ts", once);
        List<Line> joined = lines("twice.ts", twice.array());
        assertEquals(2 * single.size(), joined.size());
        assertEquals(hashes(single), hashes(joined.subList(single.size(), joined.size())));
        for (int frame = 0; frame < joined.size(); frame++) {
            assertEquals(3000L * frame, joined.get(frame).pts(), "frame " + frame);
        }
    }

    @Test
    void streamWithoutAnyTimesCountsFromZero() throws IOException {
        List<Line> raw = lines("pictures.h264", elementaryStream("video/gen__h264_a.flv"));
        List<Line> timed = lines("video.flv", Files.readAllBytes(Corpus.file("video/gen__h264_a.flv")));
        assertEquals(hashes(timed), hashes(raw));
        // the tool adds up thirtieths of a second in whole microseconds: 1.2 ticks each
        for (int frame = 0; frame < raw.size(); frame++) {
            long late = 40_000L * frame - raw.get(frame).pts();
            assertTrue(late >= 0 && late <= frame, "frame " + frame + " is " + late + " ticks late");
        }
    }

    private static List<Line> lines(String name, byte[] bytes) {
        return FrameMd5.of(new MemorySource(name, bytes)).lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(Line::parse)
                .toList();
    }

    private static List<String> hashes(List<Line> lines) {
        return lines.stream().map(Line::hash).toList();
    }

    /**
     * The pictures of an FLV file (Adobe FLV 10.1 annex E) in the byte stream format of H.264 annex B, without times.
     */
    private static byte[] elementaryStream(String file) throws IOException {
        ByteBuffer flv = ByteBuffer.wrap(Files.readAllBytes(Corpus.file(file)));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        flv.position(9 + 4);
        while (flv.remaining() > 11) {
            int head = flv.getInt();
            flv.position(flv.position() + 7);
            ByteBuffer body = flv.slice(flv.position(), head & 0xFFFFFF);
            flv.position(flv.position() + body.remaining() + 4);
            if (head >>> 24 == 9) {
                int packetType = body.position(1).get();
                body.position(5);
                for (byte[] unit : packetType == 0 ? parameterSets(body) : units(body)) {
                    stream.writeBytes(START_CODE);
                    stream.writeBytes(unit);
                }
            }
        }
        return stream.toByteArray();
    }

    /** The units of a decoder configuration record (ISO/IEC 14496-15 5.3.3). */
    private static List<byte[]> parameterSets(ByteBuffer body) {
        List<byte[]> units = new ArrayList<>();
        body.position(body.position() + 5);
        for (int kind = 0; kind < 2; kind++) {
            for (int left = body.get() & 0x1F; left > 0; left--) {
                units.add(take(body, body.getShort()));
            }
        }
        return units;
    }

    private static List<byte[]> units(ByteBuffer body) {
        List<byte[]> units = new ArrayList<>();
        while (body.remaining() > 4) {
            units.add(take(body, body.getInt()));
        }
        return units;
    }

    private static byte[] take(ByteBuffer body, int length) {
        byte[] unit = new byte[length];
        body.get(unit);
        return unit;
    }

    private record Line(long pts, String hash) {
        static Line parse(String line) {
            String[] fields = line.split(", *");
            return new Line(Long.parseLong(fields[2]), fields[5]);
        }
    }
}
