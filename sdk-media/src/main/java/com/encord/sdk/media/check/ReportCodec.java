package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.NativesMissingException;
import com.encord.sdk.media.Rational;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers of isolated checks as bytes. A report travels as plain values and is rebuilt through the same
 * constructors as in process; nothing names a class.
 */
final class ReportCodec {
    private static final String NATIVES_MISSING = "nativesMissing";

    private ReportCodec() {}

    static byte[] request(Path file, boolean deep) {
        return WireValues.write(List.of(file.toString(), deep));
    }

    /** The check that a request asks for. */
    static MediaCheck check(byte[] request) throws IOException {
        List<?> values = list(WireValues.read(request));
        return MediaCheck.of(Path.of(text(values.get(0)))).deep((Boolean) values.get(1));
    }

    static byte[] answer(MediaReport report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        report.facts().putInto(facts);
        List<Object> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            findings.add(List.of(
                    finding.code().name(),
                    finding.severity().name(),
                    finding.message(),
                    pairs(finding.evidence()),
                    finding.fix().name()));
        }
        return WireValues.write(List.of(
                report.file(), report.kind().name(), report.mimeType(), report.fileSize(), pairs(facts), findings));
    }

    static byte[] answer(NativesMissingException missing) {
        return WireValues.write(List.of(NATIVES_MISSING, String.valueOf(missing.getMessage())));
    }

    /**
     * The report an answer holds.
     *
     * @throws NativesMissingException if the answer says so
     * @throws IOException if the answer is none
     */
    static MediaReport report(byte[] answer) throws IOException {
        try {
            List<?> values = list(WireValues.read(answer));
            if (values.get(0).equals(NATIVES_MISSING) && values.size() == 2) {
                throw new NativesMissingException(
                        text(values.get(1)), new IOException("found out by a worker process"));
            }
            List<Finding> findings = new ArrayList<>();
            for (Object each : list(values.get(5))) {
                List<?> finding = list(each);
                findings.add(new Finding(
                        FindingCode.valueOf(text(finding.get(0))),
                        Severity.valueOf(text(finding.get(1))),
                        text(finding.get(2)),
                        map(finding.get(3)),
                        Fix.valueOf(text(finding.get(4)))));
            }
            return new MediaReport(
                    text(values.get(0)),
                    MediaKind.valueOf(text(values.get(1))),
                    text(values.get(2)),
                    (Long) values.get(3),
                    facts(map(values.get(4))),
                    findings);
        } catch (ClassCastException | IndexOutOfBoundsException | IllegalArgumentException nonsense) {
            throw new IOException("A worker's answer is no report", nonsense);
        }
    }

    private static MediaFacts facts(Map<String, Object> facts) {
        return new MeasuredFacts()
                .container((String) facts.get("container"))
                .codec((String) facts.get("codec"))
                .profile((String) facts.get("profile"))
                .width((Integer) facts.get("width"))
                .height((Integer) facts.get("height"))
                .displayWidth((Integer) facts.get("displayWidth"))
                .displayHeight((Integer) facts.get("displayHeight"))
                .rotation((Integer) facts.get("rotation"))
                .pixelFormat((String) facts.get("pixelFormat"))
                .sampleAspectRatio(rational(facts.get("sampleAspectRatio")))
                .frameCount((Long) facts.get("frameCount"))
                .packetCount((Long) facts.get("packetCount"))
                .frameRate(rational(facts.get("frameRate")))
                .constantFrameRate((Boolean) facts.get("constantFrameRate"))
                .startTime((Double) facts.get("startTime"))
                .duration((Double) facts.get("duration"))
                .keyframeInterval((Integer) facts.get("keyframeInterval"))
                .hasAudio((Boolean) facts.get("hasAudio"))
                .orientation((Integer) facts.get("orientation"))
                .build();
    }

    private static @Nullable Rational rational(@Nullable Object value) {
        return value == null ? null : Rational.parse(text(value));
    }

    /** Name, value, name, value: keeps the order. */
    private static List<Object> pairs(Map<String, Object> map) {
        List<Object> pairs = new ArrayList<>();
        map.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return pairs;
    }

    private static Map<String, Object> map(Object value) {
        List<?> pairs = list(value);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            map.put(text(pairs.get(i)), pairs.get(i + 1));
        }
        return map;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static String text(Object value) {
        return (String) value;
    }
}
