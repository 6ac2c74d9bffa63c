package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MemorySource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentCheckTest {
    private static final String PDF = """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [] /Count 12 >>
            endobj
            xref
            0 3
            0000000000 65535 f\s
            0000000009 00000 n\s
            0000000058 00000 n\s
            trailer
            << /Size 3 /Root 1 0 R >>
            startxref
            111
            %%EOF
            """;

    @Test
    void pagesOfAPdfAreItsFrames() {
        MediaReport report = check("a.pdf", PDF);
        assertEquals(MediaKind.PDF, report.kind());
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
        assertEquals(OptionalLong.of(12), report.facts().frameCount());
    }

    @Test
    void cutPdfIsTruncated() {
        MediaReport report = check("a.pdf", PDF.substring(0, 100));
        assertTrue(report.finding(FindingCode.TRUNCATED).isPresent(), report::toJson);
        assertEquals(Verdict.FIX, report.verdict());
    }

    @Test
    void pdfThatNeedsAPasswordIsRefused() {
        MediaReport report = check("a.pdf", PDF.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Secret >>"));
        assertEquals(
                Severity.ERROR,
                report.finding(FindingCode.ENCRYPTED).orElseThrow().severity());
        assertEquals(Verdict.FIX, report.verdict(), report::toJson);
    }

    @Test
    void emptyPageTreeIsAnError() {
        MediaReport report = check("a.pdf", PDF.replace("/Count 12", "/Count  0"));
        assertTrue(report.finding(FindingCode.MISSING_METADATA).isPresent(), report::toJson);
    }

    @ParameterizedTest
    @CsvSource({
        "a.json,'{\"a\": 1}',application/json",
        "a.html,'<!DOCTYPE html><p>x</p>',text/html",
        "a.xml,'<?xml version=\"1.0\"?><a/>',application/xml",
        "a.csv,'a;b',text/csv",
        "a.md,'# title',text/markdown",
        "a.txt,plain,text/plain"
    })
    void textsAreHealthy(String name, String content, String type) {
        MediaReport report = check(name, content);
        assertEquals(MediaKind.TEXT, report.kind());
        assertEquals(type, report.mimeType());
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
    }

    @Test
    void declarationThatIsTrueIsNoAlarmAndAFalseOneIs() {
        String text = "<html><meta charset=shift_jis><p>\u65e5\u672c\u8a9e</html>";
        MediaReport report = MediaCheck.of(new MemorySource("a.html", text.getBytes(Charset.forName("Shift_JIS"))))
                .run();
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
        assertTrue(report.findings().isEmpty(), report::toJson);
        report = check("a.html", text);
        assertEquals(Verdict.WARN, report.verdict(), report::toJson);
        assertTrue(report.finding(FindingCode.UNUSUAL_ENCODING).isPresent(), report::toJson);
    }

    @Test
    void mentionOfADeclarationIsNoAlarm() {
        MediaReport report = check("notes.md", "# \u00dcber alte Seiten\n`<meta charset=iso-8859-1>` stand im Kopf.\n");
        assertEquals(Verdict.OK, report.verdict(), report::toJson);
        assertTrue(report.findings().isEmpty(), report::toJson);
    }

    @Test
    void oneDamagedCharacterMakesNoDeclarationFalse() {
        String text = "<html><meta charset=shift_jis><p>" + "\u65e5\u672c\u8a9e".repeat(20) + "#";
        byte[] damaged = text.getBytes(Charset.forName("Shift_JIS"));
        damaged[damaged.length - 1] = (byte) 0xFF;
        MediaReport report = MediaCheck.of(new MemorySource("a.html", damaged)).run();
        assertTrue(report.findings().isEmpty(), report::toJson);
    }

    private static MediaReport check(String name, String content) {
        return MediaCheck.of(new MemorySource(name, content.getBytes(StandardCharsets.UTF_8)))
                .run();
    }
}
