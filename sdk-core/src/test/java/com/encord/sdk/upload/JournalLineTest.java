package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalLineTest {
    @Test
    void whateverIsInAFieldComesBackInOneLine() {
        List<String> fields = List.of("done", "", "tab\there", "two\nlines\r\n", "C:\\new\\table", "é日\ud83d\ude00");
        String line = new JournalLine(fields).write();
        assertTrue(line.lines().count() == 1, line);
        assertEquals(Optional.of(new JournalLine(fields)), JournalLine.read(line));
    }

    @Test
    void aChangedCharacterIsNoticed() {
        String line = JournalLine.of("done", "a.txt", 12).write();
        assertEquals(Optional.empty(), JournalLine.read(line.replace("a.txt", "b.txt")));
        assertEquals(Optional.empty(), JournalLine.read(line.substring(0, line.length() - 1)));
        assertEquals(Optional.empty(), JournalLine.read(""));
    }
}
