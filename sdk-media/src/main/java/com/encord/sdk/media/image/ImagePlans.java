package com.encord.sdk.media.image;

import com.encord.sdk.media.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a set of files.
 *
 * @param plans the plans, those with the earliest picture first
 * @param excluded every file that is in none of them, with the reason
 */
public record ImagePlans(List<ImagePlan> plans, List<ExcludedImage> excluded) {
    /**
     * Copies the lists.
     *
     * @param plans the plans
     * @param excluded every file that is in none of them
     */
    public ImagePlans {
        plans = List.copyOf(plans);
        excluded = List.copyOf(excluded);
    }

    /**
     * One line of JSON per plan: {@code type, title, width, height, images, excluded}; width and height are left out
     * where the pictures differ. Every line lists all excluded files; without any plan there is one line with no
     * images.
     *
     * @return JSON objects without line breaks
     */
    public List<String> toJsonLines() {
        List<String> lines = new ArrayList<>();
        for (ImagePlan plan : plans) {
            StringBuilder line = new StringBuilder();
            JsonWriter json = new JsonWriter(line).beginObject();
            plan.writeTo(json);
            writeExcluded(json);
            lines.add(line.toString());
        }
        if (plans.isEmpty()) {
            StringBuilder line = new StringBuilder();
            JsonWriter json = new JsonWriter(line)
                    .beginObject()
                    .name("images")
                    .beginArray()
                    .endArray();
            writeExcluded(json);
            lines.add(line.toString());
        }
        return lines;
    }

    private void writeExcluded(JsonWriter json) {
        json.name("excluded").beginArray();
        for (ExcludedImage image : excluded) {
            json.beginObject().name("file").value(image.file().toString());
            json.name("reason").value(image.reason()).endObject();
        }
        json.endArray().endObject();
    }
}
