package com.encord.sdk.media.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static JsonNode parsed(Object value) throws Exception {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).value(value);
        return new ObjectMapper().readTree(text.toString());
    }

    @Test
    void everyCharacterSurvivesAParser() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x2100; c++) {
            all.append((char) c);
        }
        all.append("\uD83D\uDE00");
        assertEquals(all.toString(), parsed(all.toString()).textValue());
    }

    @Test
    void nestedValuesKeepTheirOrderAndTypes() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", List.of(1, 2L, 0.5, 3.0f, true));
        value.put("a", Arrays.asList(null, Map.of("x", "y"), List.of()));
        value.put("c", new double[] {1, 2.25});
        JsonNode json = parsed(value);
        assertEquals("{\"b\":[1,2,0.5,3.0,true],\"a\":[null,{\"x\":\"y\"},[]],\"c\":[1.0,2.25]}", json.toString());
    }

    @Test
    void whatJsonHasNoNumberForIsText() throws Exception {
        assertEquals("NaN", parsed(Double.NaN).textValue());
        assertEquals("Infinity", parsed(Double.POSITIVE_INFINITY).textValue());
    }

    @Test
    void absentOptionalsAreLeftOut() throws Exception {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).beginObject().optional("a", null).optional("b", 1).endObject();
        assertEquals("{\"b\":1}", text.toString());
    }
}
