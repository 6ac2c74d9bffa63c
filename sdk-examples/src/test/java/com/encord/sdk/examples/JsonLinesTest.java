package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void textIsReadAsItWas() throws IOException {
        StringBuilder text = new StringBuilder("日本 \uD83C\uDFA5 \"quoted\" back\\slash");
        for (char c = 0; c <= 0x7F; c++) {
            text.append(c);
        }

        String line = print(text.toString(), text.toString());

        assertEquals(
                text.toString(),
                new ObjectMapper().readTree(line).get(text.toString()).asText());
        assertEquals(1, line.lines().count());
    }

    @Test
    void numbersListsAndMapsKeepTheirKind() {
        assertEquals(
                """
                {"a":1,"b":-2.5,"c":true,"d":[1.0,[],[7,8],null],"e":{"f":{}},"g":["x","y"],"h":"NaN"}
                """,
                print(
                        "a",
                        1L,
                        "b",
                        -2.5,
                        "c",
                        true,
                        "d",
                        new Object[] {1.0, new int[0], new int[] {7, 8}, null},
                        "e",
                        Map.of("f", Map.of()),
                        "g",
                        List.of("x", "y"),
                        "h",
                        Double.NaN));
    }

    @Test
    void aPathIsText() {
        assertEquals("{\"a\":\"b\",\"c\":[\"d\"]}\n", print("a", Path.of("b"), "c", List.of(Path.of("d"))));
    }

    @Test
    void nullLeavesItsNameOut() {
        assertEquals("{\"b\":2}\n", print("a", null, "b", 2));
        assertEquals("{}\n", print("a", null));
    }

    private static String print(Object... namesAndValues) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8)).print(namesAndValues);
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
