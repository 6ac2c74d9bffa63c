package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireValuesTest {
    private static final List<Object> VALUES =
            List.of("häßlich 🎬 \uD800", 7, 7L, -0.1, 0.5f, true, List.of(), List.of(List.of("a", 1), Double.NaN));

    @Test
    void everyTypeSurvivesExactly() throws IOException {
        assertEquals(VALUES, WireValues.read(WireValues.write(VALUES)));
    }

    @Test
    void cutBytesAreRefused() {
        byte[] whole = WireValues.write(VALUES);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> WireValues.read(cut), "cut at " + length);
        }
    }

    @Test
    void countsBeyondTheBytesAreRefusedBeforeMemoryIsTaken() {
        for (char type : new char[] {'S', 'V'}) {
            byte[] claim = {(byte) type, 0x7F, -1, -1, -1, 0, 0};
            assertThrows(IOException.class, () -> WireValues.read(claim));
        }
    }

    @Test
    void messagesKeepTheirBordersAndTheirBound() throws IOException {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        WorkerMessages.write(pipe, new byte[] {1, 2});
        WorkerMessages.write(pipe, new byte[0]);
        ByteArrayInputStream in = new ByteArrayInputStream(pipe.toByteArray());
        assertEquals(2, WorkerMessages.read(in).length);
        assertEquals(0, WorkerMessages.read(in).length);
        assertNull(WorkerMessages.read(in));
        assertThrows(
                IOException.class, () -> WorkerMessages.read(new ByteArrayInputStream(new byte[] {0x7F, 0, 0, 0, 0})));
        assertThrows(
                IOException.class, () -> WorkerMessages.read(new ByteArrayInputStream(new byte[] {0, 0, 0, 2, 0})));
    }
}
