package com.encord.sdk.media.dicom;

import com.encord.sdk.media.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The DICOM JSON model (PS3.18 F): tags as keys, numbers as numbers, names in their component groups. Values of bytes
 * longer than 768 bytes, a kilobyte of base64, become a {@code BulkDataURI} that names their place in the file; the
 * pixel data element is left out. Safe for use by many threads at once.
 */
public final class DicomJson {
    /** Bytes that make a kilobyte of base64. */
    private static final int INLINE_LIMIT = 768;

    private static final String[] NAME_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};

    private final DicomFile file;

    private DicomJson(DicomFile file) {
        this.file = file;
    }

    /**
     * Writes the data set of a file, without its file meta information.
     *
     * @param file the file
     * @return one line of JSON
     */
    public static String of(DicomFile file) {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).value(new DicomJson(file).model(file.dataset()));
        return text.toString();
    }

    /** One element as plain maps, lists, texts, numbers and nulls. */
    static Map<String, @Nullable Object> element(DicomFile file, DicomElement element) {
        return new DicomJson(file).model(element);
    }

    private Map<String, @Nullable Object> model(DicomDataset dataset) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (DicomElement element : dataset) {
            object.put(Tag.hex(element.tag()), model(element));
        }
        return object;
    }

    private Map<String, @Nullable Object> model(DicomElement element) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("vr", element.vr().name());
        if (element.vr().form() == VR.Form.BYTES) {
            putBytes(element, object);
            return object;
        }
        List<@Nullable Object> values = values(element);
        if (!values.isEmpty()) {
            object.put("Value", values);
        }
        return object;
    }

    private List<@Nullable Object> values(DicomElement element) {
        List<@Nullable Object> values = new ArrayList<>();
        switch (element.vr().form()) {
            case ITEMS -> element.items().forEach(item -> values.add(model(item)));
            case NUMBER -> values.addAll(element.numbers());
            default -> element.texts().forEach(text -> values.add(value(element.vr(), text)));
        }
        if (values.size() == 1 && values.get(0) == null) {
            values.clear(); // a name of nothing but delimiters
        }
        return values;
    }

    /** An empty value among others is a null (PS3.18 F.2.5); a decimal text that is no number stays a text. */
    private static @Nullable Object value(VR vr, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (vr.form()) {
            case NUMBER_TEXT ->
                DecimalText.parse(text).<Object>map(number -> number).orElse(text);
            case NAME -> name(text);
            default -> text;
        };
    }

    private static @Nullable Map<String, String> name(String text) {
        Map<String, String> groups = new LinkedHashMap<>();
        String[] parts = text.split("=", -1);
        for (int i = 0; i < Math.min(NAME_GROUPS.length, parts.length); i++) {
            if (!parts[i].isEmpty()) {
                groups.put(NAME_GROUPS[i], parts[i]);
            }
        }
        return groups.isEmpty() ? null : groups;
    }

    private void putBytes(DicomElement element, Map<String, @Nullable Object> object) {
        if (element.value() instanceof DicomValue.Bytes bytes && bytes.length() <= INLINE_LIMIT) {
            if (bytes.length() > 0) {
                object.put("InlineBinary", Base64.getEncoder().encodeToString(element.bytes()));
            }
            return;
        }
        String place = file.source()
                .path()
                .map(path -> path.toUri().toString())
                .orElse(file.source().name());
        // places in a deflated data set mean nothing to a reader of the file
        object.put(
                "BulkDataURI",
                element.value() instanceof DicomValue.Region region && file.inflated() == null
                        ? place + "?offset=" + region.offset() + "&length=" + region.length()
                        : place + "#" + Tag.hex(element.tag()));
    }
}
