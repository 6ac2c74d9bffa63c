package com.encord.sdk.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private static String name(String title) {
        return FileNames.of(title, ID);
    }

    @Test
    void ordinaryTitlesStayAsTheyAre() {
        for (String title : List.of(
                "clip.mp4", "Zürich 東京.png", "a (2).tar.gz", "no extension", "x~1.jpg", "CONTENT", "part", "é")) {
            assertEquals(title, name(title));
        }
    }

    @Test
    void noTitleLeadsElsewhere() {
        assertEquals("_._.._etc_passwd", name("../../etc/passwd"));
        for (String title : List.of(
                "../../etc/passwd",
                "..\\..\\boot.ini",
                "/etc/passwd",
                "C:\\x",
                "c:x",
                "a/../../b",
                "//host/share",
                ".",
                "..",
                "...",
                " .. ",
                "~/x",
                "x:stream",
                ".ssh",
                ".encord-download",
                "a\u0000b")) {
            String name = name(title);
            assertFalse(name.contains("/") || name.contains("\\") || name.contains(":"), name);
            assertFalse(name.startsWith(".") || name.isBlank() || name.contains("\u0000"), name);
        }
        assertEquals(ID.toString(), name(".."));
        assertEquals(ID.toString(), name(" . "));
        assertEquals(ID.toString(), name(""));
    }

    @Test
    void controlsAndInvisibleFormattingGo() {
        assertEquals("a_b_c", name("a\nb\u001bc"));
        assertEquals("photo_gpj.exe", name("photo\u202egpj.exe"));
        assertEquals("a_b", name("a\u2028b"));
        assertEquals("a_b", name("a\ud800b"));
        assertEquals("\ud83d\ude00.png", name("\ud83d\ude00.png"));
    }

    @Test
    void whatWindowsTakesForDevicesOrCutsOff() {
        assertEquals("_con", name("con"));
        assertEquals("_NUL.txt", name("NUL.txt"));
        assertEquals("_com1.tar.gz", name("com1.tar.gz"));
        assertEquals("_LPT\u00b2", name("LPT\u00b2"));
        assertEquals("trailing", name("trailing. . "));
        assertEquals("what_ _why__", name("what? <why*>"));
    }

    @Test
    void noTitleIsTakenForAnUnfinishedFile() {
        assertEquals("clip.mp4.part_", name("clip.mp4.part"));
        assertEquals("clip.mp4.PART_", name("clip.mp4.PART"));
    }

    @Test
    void longTitlesKeepTheirExtensionAndWholeCharacters() {
        for (String unit : List.of("x", "\u00e9", "\u6771", "\ud83d\ude00")) {
            String name = name(unit.repeat(400) + ".mp4");
            int bytes = name.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= 200 && bytes > 190, name);
            assertTrue(name.endsWith(unit + ".mp4"), name);
        }
        assertTrue(name("." + "x".repeat(400)).length() <= 200);
    }

    @Test
    void marksComeBeforeTheExtension() {
        assertEquals("clip~1234.mp4", FileNames.marked("clip.mp4", "1234"));
        assertEquals("clip~1234", FileNames.marked("clip", "1234"));
    }

    @Test
    void namesThatSomeFileSystemTakesForTheSameAreEqual() {
        assertEquals(FileNames.key("A.PNG"), FileNames.key("a.png"));
        assertEquals(FileNames.key("e\u0301"), FileNames.key("\u00c9"));
    }
}
