package com.encord.sdk.media.dicom;

import com.encord.sdk.media.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Writes the DICOM JSON model (PS3.18 F): tags as keys, numbers as numbers, names in their component groups. Values of
 * bytes longer than 768 bytes, a kilobyte of base64, become a {@code BulkDataURI} that names their place in the file; the pixel data element
 * is left out. Safe for use by many threads at once.
 */
public final class DicomJson {
    /** Bytes that make a kilobyte of base64. */
    private static final int INLINE_LIMIT = 768;

    private DicomJson() {}

    /**
     * Writes the data set of a file, without its file meta information.
     *
     * @param file the file
     * @return one line of JSON
     */
    public static String of(DicomFile file) {
        StringBuilder text = new StringBuilder();
        write(file.dataset(), new JsonWriter(text), file);
        return text.toString();
    }

    private static void write(DicomDataset dataset, JsonWriter json, DicomFile file) {
        json.beginObject();
        for (DicomElement element : dataset) {
            json.name(Tag.hex(element.tag()));
            writeElement(element, json, file);
        }
        json.endObject();
    }

    static void writeElement(DicomElement element, JsonWriter json, DicomFile file) {
        json.beginObject().name("vr").value(element.vr().name());
        writeValue(element, json, file);
        json.endObject();
    }

    private static void writeValue(DicomElement element, JsonWriter json, DicomFile file) {
        switch (element.vr().form()) {
            case ITEMS -> {
                if (!element.items().isEmpty()) {
                    json.name("Value").beginArray();
                    element.items().forEach(item -> write(item, json, file));
                    json.endArray();
                }
            }
            case BYTES -> writeBytes(element, json, file);
            case NAME -> writeNames(element, json);
            case NUMBER -> writeAll(element.numbers(), json);
            case NUMBER_TEXT -> writeAll(numbersOf(element.texts()), json);
            default -> writeAll(withNulls(element.texts()), json);
        }
    }

    private static void writeAll(List<?> values, JsonWriter json) {
        if (!values.isEmpty()) {
            json.name("Value").value(values);
        }
    }

    /** An empty value among others is a null (PS3.18 F.2.5). */
    private static List<Object> withNulls(List<String> texts) {
        List<Object> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(text.isEmpty() ? null : text);
        }
        return values;
    }

    /** A decimal text that is no number stays a text, so that nothing is lost (PS3.18 F.2.3.1). */
    private static List<Object> numbersOf(List<String> texts) {
        List<Object> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(
                    text.isEmpty()
                            ? null
                            : DecimalText.parse(text).<Object>map(n -> n).orElse(text));
        }
        return values;
    }

    private static void writeNames(DicomElement element, JsonWriter json) {
        List<String> names = element.texts();
        if (names.isEmpty()) {
            return;
        }
        String[] groups = {"Alphabetic", "Ideographic", "Phonetic"};
        json.name("Value").beginArray();
        for (String name : names) {
            if (name.isEmpty()) {
                json.value(null);
                continue;
            }
            String[] parts = name.split("=", -1);
            json.beginObject();
            for (int i = 0; i < Math.min(groups.length, parts.length); i++) {
                if (!parts[i].isEmpty()) {
                    json.name(groups[i]).value(parts[i]);
                }
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void writeBytes(DicomElement element, JsonWriter json, DicomFile file) {
        if (element.value() instanceof DicomValue.Region region) {
            writeReference(region.offset(), region.length(), json, file);
        } else if (element.value() instanceof DicomValue.Bytes bytes) {
            if (bytes.length() > INLINE_LIMIT) {
                json.name("BulkDataURI").value(file.path().toUri() + "#" + Tag.hex(element.tag()));
            } else if (bytes.length() > 0) {
                json.name("InlineBinary").value(Base64.getEncoder().encodeToString(element.bytes()));
            }
        }
    }

    private static void writeReference(long offset, long length, JsonWriter json, DicomFile file) {
        json.name("BulkDataURI").value(file.path().toUri() + "?offset=" + offset + "&length=" + length);
    }
}
