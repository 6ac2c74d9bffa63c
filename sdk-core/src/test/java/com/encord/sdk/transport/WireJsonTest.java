package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private static Object read(String text) throws WireJson.BrokenJsonException {
        return WireJson.read(new Buffer().writeUtf8(text));
    }

    private static WireValue value(String text) throws WireJson.BrokenJsonException {
        return new WireValue(read(text), "answer");
    }

    @Test
    void everyPlainValueIsWritten() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a \"b\" \\ \n Zürich 東京 🎈");
        value.put(
                "numbers", List.of(1, 2L, (short) 3, 4.5, 0.1f, new BigInteger("9".repeat(30)), new AtomicInteger(7)));
        value.put("fraction", new BigDecimal("1.10"));
        value.put("nothing", null);
        value.put("flags", new Boolean[] {true, false});
        value.put("set", Set.of('c'));
        value.put("id", UUID.fromString("00000000-0000-0000-0000-00000000000a"));
        value.put("constant", Thread.State.NEW);
        value.put("empty", List.of());

        assertEquals(
                "{\"text\":\"a \\\"b\\\" \\\\ \\n Zürich 東京 🎈\",\"numbers\":[1,2,3,4.5,0.1," + "9".repeat(30)
                        + ",7],\"fraction\":1.10,\"nothing\":null,\"flags\":[true,false],\"set\":[\"c\"],"
                        + "\"id\":\"00000000-0000-0000-0000-00000000000a\",\"constant\":\"NEW\",\"empty\":[]}",
                WireJson.write(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 8192, 20_000})
    void textsOfAnyLengthComeBackAsTheyWent(int length) throws WireJson.BrokenJsonException {
        String text = "ü".repeat(length);

        assertEquals(List.of(text, "end"), read(WireJson.write(List.of(text, "end"))));
        assertEquals(Map.of(text, text), read(WireJson.write(Map.of(text, text))));
    }

    @Test
    void vectorsMayBeArrays() {
        assertEquals("[1.0,2.5]", WireJson.write(new double[] {1, 2.5}));
        assertEquals("{\"v\":[[1,2],[3]]}", WireJson.write(Map.of("v", new int[][] {{1, 2}, {3}})));
        assertEquals("[0.25]", WireJson.write(new float[] {0.25f}));
    }

    @Test
    void whatIsNotPlainIsRefusedByItsClass() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> WireJson.write(Map.of("file", List.of(Path.of("secret")))));

        assertTrue(e.getMessage().contains("Path"), e.getMessage());
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
    }

    @Test
    void aCircleIsRefused() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);

        assertThrows(IllegalArgumentException.class, () -> WireJson.write(circle));
    }

    @Test
    void everyPlainValueIsRead() throws WireJson.BrokenJsonException {
        assertEquals(
                Arrays.asList(1, 1L << 40, new BigInteger("9".repeat(30)), 0.5, true, false, null, "ü"),
                read("[1, 1099511627776, " + "9".repeat(30) + ", 0.5, true, false, null, \"\\u00fc\"]"));
        assertEquals(Map.of("a", Map.of("b", List.of())), read("{\"a\": {\"b\": []}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "{} x", "[1", "\"", "\u0000", "NaN", "01"})
    void whatIsNotJsonIsRefused(String text) {
        assertThrows(WireJson.BrokenJsonException.class, () -> read(text));
    }

    @Test
    void valuesAreReadLeniently() throws WireJson.BrokenJsonException {
        WireValue value = value(
                "{\"snake_case\": \"1\", \"number\": 7, \"large\": 3000000000, \"fraction\": 2.0, \"yes\": \"true\", \"none\": null, \"object\": {}}");

        assertEquals("1", value.at("snakeCase").text());
        assertEquals("7", value.at("number").text());
        assertEquals(7, value.at("number").optionalInt().orElseThrow());
        assertTrue(value.at("large").optionalInt().isEmpty());
        assertEquals(3_000_000_000L, value.at("large").integer());
        assertEquals(2, value.at("fraction").optionalInt().orElseThrow());
        assertTrue(value.at("snakeCase").optionalInt().isEmpty());
        assertTrue(value.at("yes").flag(false));
        assertTrue(value.at("number").flag(false));
        assertTrue(value.at("none").flag(true));
        assertFalse(value.at("object").flag(false));
        assertFalse(value.at("none").isPresent());
        assertFalse(value.at("missing").isPresent());
        assertFalse(value.at("number").at("deeper").isPresent());
        assertTrue(value.at("object").optionalText().isEmpty());
        assertEquals("null", value.at("none").json());
        assertEquals("", value.at("missing").json());
        assertEquals("{}", value.at("object").json());
    }

    @Test
    void freeFormObjectsCannotBeChangedAnywhere() throws WireJson.BrokenJsonException {
        Map<String, Object> object = value("{\"a\": [1, {\"b\": null}]}").freeForm();

        assertEquals(object, value("\"{\\\"a\\\": [1, {\\\"b\\\": null}]}\"").freeForm());
        assertThrows(UnsupportedOperationException.class, () -> object.put("x", 1));
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) object.get("a")).remove(0));
        assertEquals(Map.of(), value("[1]").freeForm());
        assertEquals(Map.of(), WireValue.ABSENT.freeForm());
    }
}
