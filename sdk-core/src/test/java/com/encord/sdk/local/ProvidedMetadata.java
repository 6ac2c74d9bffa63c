package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a file the customer vouches for; a file that comes with them is not scanned.
 *
 * @param facts the facts, null when none were given
 * @param fileSize the size, null when not given
 */
record ProvidedMetadata(
        @Nullable MediaFacts facts, @Nullable Long fileSize) {
    static final ProvidedMetadata NONE = new ProvidedMetadata(null, null);

    private static final List<String> DICOM_TAGS = List.of(
            "00080018",
            "00100020",
            "00180050",
            "00181114",
            "00181164",
            "0020000D",
            "0020000E",
            "00200013",
            "00200032",
            "00200037",
            "00209113",
            "00209116",
            "00280004",
            "00280008",
            "00280010",
            "00280011",
            "00280030",
            "00281050",
            "00281051",
            "00289110",
            "52009229",
            "52009230");

    static ProvidedMetadata video(@Nullable Fields fields) {
        if (fields == null) {
            return NONE;
        }
        double fps = fields.number("fps");
        double duration = fields.number("duration");
        MediaFacts facts = MediaFacts.of(fields.text("mimeType"))
                .withSize(fields.count("width"), fields.count("height"))
                .withTiming(fps, duration, (int) Math.round(fps * duration));
        return end(fields, facts, fields.size("fileSize"));
    }

    static ProvidedMetadata image(@Nullable Fields fields) {
        if (fields == null) {
            return NONE;
        }
        MediaFacts facts =
                MediaFacts.of(fields.text("mimeType")).withSize(fields.count("width"), fields.count("height"));
        return end(fields, facts, fields.size("fileSize"));
    }

    static ProvidedMetadata audio(@Nullable Fields fields) {
        if (fields == null) {
            return NONE;
        }
        MediaFacts facts = MediaFacts.of(fields.text("mimeType"))
                .withTiming(null, fields.number("duration"), null)
                .withAudio(
                        fields.count("sampleRate"),
                        fields.count("bitDepth"),
                        fields.text("codec"),
                        fields.count("numChannels"));
        return end(fields, facts, fields.size("fileSize"));
    }

    static ProvidedMetadata text(@Nullable Fields fields) {
        return fields == null ? NONE : end(fields, MediaFacts.of(fields.text("mimeType")), fields.size("fileSize"));
    }

    static ProvidedMetadata pdf(@Nullable Fields fields) {
        if (fields == null) {
            return NONE;
        }
        fields.count("numPages");
        return end(fields, MediaFacts.of("application/pdf"), fields.size("fileSize"));
    }

    /** Takes the tags in DICOM JSON form (PS3.18 F); every expected one must be named, even if null. */
    static ProvidedMetadata dicom(@Nullable Fields fields) {
        if (fields == null) {
            return NONE;
        }
        JsonNode tags = fields.object("tags");
        for (String tag : DICOM_TAGS) {
            if (!tags.has(tag)) {
                throw ApiError.badRequest("Missing tag " + tag + " in " + fields.path("tags"));
            }
        }
        MediaFacts facts = MediaFacts.of("application/dicom")
                .withDicom(text(tags, "0020000D"), text(tags, "0020000E"), text(tags, "00080018"));
        String rows = text(tags, "00280010");
        String columns = text(tags, "00280011");
        if (rows != null && columns != null) {
            facts = facts.withSize(Integer.parseInt(columns), Integer.parseInt(rows));
        }
        fields.end();
        return new ProvidedMetadata(facts, null);
    }

    UploadUnit.Part part(String url, @Nullable String title, @Nullable UUID placeholder) {
        return new UploadUnit.Part(url, title, placeholder, facts, fileSize);
    }

    private static ProvidedMetadata end(Fields fields, MediaFacts facts, long fileSize) {
        fields.end();
        return new ProvidedMetadata(facts, fileSize);
    }

    private static @Nullable String text(JsonNode tags, String tag) {
        JsonNode value = tags.path(tag).path("Value").path(0);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
