package com.encord.sdk.media.reencode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a {@link FrameMap}. Hand-written because this module brings no JSON library; it reads objects of
 * integers and arrays of integers or null, which is all a map needs.
 */
final class FrameMapJson {
    private static final String SOURCE_FRAMES = "sourceFrames";
    private static final String OUTPUT_FRAMES = "outputFrames";
    private static final String SOURCE_TO_OUTPUT = "sourceToOutput";
    private static final String OUTPUT_TO_SOURCE = "outputToSource";

    /** Stands for null in an array; no frame has this index. */
    private static final int DROPPED = -1;

    private final String text;
    private int at;

    private FrameMapJson(String text) {
        this.text = text;
    }

    static String write(FrameMap map) {
        int sources = map.sourceFrameCount();
        int outputs = map.outputFrameCount();
        StringBuilder json = new StringBuilder(64 + 7 * (sources + outputs));
        json.append("{\"").append(SOURCE_FRAMES).append("\":").append(sources);
        json.append(",\"").append(OUTPUT_FRAMES).append("\":").append(outputs);
        json.append(",\"").append(SOURCE_TO_OUTPUT).append("\":[");
        for (int i = 0; i < sources; i++) {
            json.append(i == 0 ? "" : ",");
            if (map.isDropped(i)) {
                json.append("null");
            } else {
                json.append(map.translate(i));
            }
        }
        json.append("],\"").append(OUTPUT_TO_SOURCE).append("\":[");
        int source = 0;
        for (int output = 0; output < outputs; output++) {
            while (!map.outputFrames(source).contains(output)) {
                source++;
            }
            json.append(output == 0 ? "" : ",").append(source);
        }
        return json.append("]}").toString();
    }

    static FrameMap read(String text) {
        return new FrameMapJson(text).read();
    }

    private FrameMap read() {
        @Nullable Integer sources = null;
        @Nullable Integer outputs = null;
        int @Nullable [] forward = null;
        int @Nullable [] backward = null;
        expect('{');
        do {
            String key = key();
            switch (key) {
                case SOURCE_FRAMES -> sources = number();
                case OUTPUT_FRAMES -> outputs = number();
                case SOURCE_TO_OUTPUT -> forward = array();
                case OUTPUT_TO_SOURCE -> backward = array();
                default -> throw wrong("the unknown field \"" + key + "\"");
            }
        } while (skip(','));
        expect('}');
        if (peek() != 0) {
            throw wrong("text after the map");
        }
        if (sources == null || outputs == null || forward == null || backward == null) {
            throw new IllegalArgumentException("A frame map needs the fields " + SOURCE_FRAMES + ", " + OUTPUT_FRAMES
                    + ", " + SOURCE_TO_OUTPUT + " and " + OUTPUT_TO_SOURCE);
        }
        if (forward.length != sources || backward.length != outputs) {
            throw new IllegalArgumentException("The frame map contradicts itself: it counts " + sources + " and "
                    + outputs + " frames but lists " + forward.length + " and " + backward.length);
        }
        FrameMap map = FrameMap.of(sources, backward);
        for (int i = 0; i < sources; i++) {
            if (map.outputFrame(i).orElse(DROPPED) != forward[i]) {
                throw new IllegalArgumentException(
                        "The frame map contradicts itself: its two directions differ at source frame " + i);
            }
        }
        return map;
    }

    private String key() {
        expect('"');
        int end = text.indexOf('"', at);
        if (end < 0) {
            throw wrong("an unfinished name");
        }
        String key = text.substring(at, end);
        at = end + 1;
        expect(':');
        return key;
    }

    private int[] array() {
        int[] values = new int[16];
        int count = 0;
        expect('[');
        if (!skip(']')) {
            do {
                if (count == values.length) {
                    values = Arrays.copyOf(values, 2 * count);
                }
                values[count++] = numberOrNull();
            } while (skip(','));
            expect(']');
        }
        return Arrays.copyOf(values, count);
    }

    private int numberOrNull() {
        peek();
        if (text.startsWith("null", at)) {
            at += 4;
            return DROPPED;
        }
        return number();
    }

    private int number() {
        peek();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return Integer.parseInt(text, start, at, 10);
        } catch (NumberFormatException notANumber) {
            at = start;
            throw wrong("no frame index");
        }
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw wrong("no '" + wanted + "'");
        }
    }

    private boolean skip(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** The next character that is not white space, or 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("Not a frame map: " + what + " at character " + at);
    }
}
