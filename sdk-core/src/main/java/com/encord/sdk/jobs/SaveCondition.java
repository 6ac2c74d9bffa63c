package com.encord.sdk.jobs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * On which condition the de-identified form of a DICOM file is saved, such as that it is no secondary capture.
 * Immutable.
 */
public final class SaveCondition {
    private final Map<String, Object> wire;

    private SaveCondition(String type, String dicomTag, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("value", value);
        fields.put("conditionType", type);
        fields.put("dicomTag", Objects.requireNonNull(dicomTag, "dicomTag"));
        wire = fields;
    }

    /**
     * Saves files whose tag does not contain a text.
     *
     * @param dicomTag the tag, as the platform names it
     * @param text the text
     * @return the condition
     */
    public static SaveCondition notContaining(String dicomTag, String text) {
        return new SaveCondition("notSubstr", dicomTag, Objects.requireNonNull(text, "text"));
    }

    /**
     * Saves files whose tag is one of some texts.
     *
     * @param dicomTag the tag, as the platform names it
     * @param texts one or more texts
     * @return the condition
     * @throws IllegalArgumentException if there is no text, since no file would be saved
     */
    public static SaveCondition in(String dicomTag, Collection<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("Name at least one value of " + dicomTag + " to save files with.");
        }
        return new SaveCondition("in", dicomTag, List.copyOf(texts));
    }

    Map<String, Object> wire() {
        return wire;
    }

    @Override
    public String toString() {
        return "SaveCondition" + wire;
    }
}
