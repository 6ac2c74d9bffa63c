package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code dataItems} of a registration, read strictly.
 *
 * @param units what to register
 * @param skipDuplicateUrls whether URLs that stand in the folder already are skipped
 * @param upsertMetadata whether skipped items get the new metadata
 */
record UploadRequest(List<UploadUnit> units, boolean skipDuplicateUrls, boolean upsertMetadata) {
    private static final Map<String, String> SINGLE_FILES = Map.of(
            "videos", "VIDEO",
            "images", "IMAGE",
            "audio", "AUDIO",
            "nifti", "NIFTI",
            "text", "PLAIN_TEXT",
            "pdf", "PDF");

    /** @param integration whether the files lie in a cloud storage; titles of groups are required then */
    static UploadRequest of(Fields items, boolean integration) {
        List<UploadUnit> units = new ArrayList<>();
        single(items, "videos", units);
        for (Fields fields : items.list("imageGroups")) {
            UploadUnit unit = group(fields, "IMG_GROUP", integration);
            unit.parts = parts(fields, "images", ProvidedMetadata::image, "imageMetadata");
            unit.createVideo = fields.flag("createVideo", false);
            unit.clusterByResolution = fields.flag("clusterByResolution", false);
            units.add(end(fields, unit));
        }
        for (Fields fields : items.list("dicomSeries")) {
            UploadUnit unit = group(fields, "DICOM", integration);
            unit.parts = parts(fields, "dicomFiles", ProvidedMetadata::dicom, "dicomMetadata");
            units.add(end(fields, unit));
        }
        single(items, "images", units);
        for (Fields fields : items.list("imageGroupsFromItems")) {
            UploadUnit unit = group(fields, "IMG_GROUP_FROM_ITEMS", integration);
            unit.imageItems = List.copyOf(fields.uuids("imageItems"));
            unit.createVideo = fields.flag("createVideo");
            fields.optionalText("videoUrlPrefix");
            unit.clusterByResolution = fields.flag("clusterByResolution", false);
            units.add(end(fields, unit));
        }
        single(items, "audio", units);
        single(items, "nifti", units);
        single(items, "text", units);
        single(items, "pdf", units);
        boolean skip = items.flag("skipDuplicateUrls", false);
        boolean upsert = items.flag("upsertMetadata", false);
        items.end();
        return new UploadRequest(units, skip, upsert);
    }

    private static void single(Fields items, String list, List<UploadUnit> units) {
        String kind = SINGLE_FILES.get(list);
        for (Fields fields : items.list(list)) {
            UploadUnit unit = new UploadUnit();
            unit.kind = kind;
            unit.title = fields.optionalText("title");
            unit.clientMetadata = metadata(fields);
            ProvidedMetadata provided =
                    switch (kind) {
                        case "VIDEO" -> ProvidedMetadata.video(fields.optionalFields("videoMetadata"));
                        case "IMAGE" -> ProvidedMetadata.image(fields.optionalFields("imageMetadata"));
                        case "AUDIO" -> ProvidedMetadata.audio(fields.optionalFields("audioMetadata"));
                        case "PLAIN_TEXT" -> ProvidedMetadata.text(fields.optionalFields("textMetadata"));
                        case "PDF" -> ProvidedMetadata.pdf(fields.optionalFields("pdfMetadata"));
                        default -> ProvidedMetadata.NONE;
                    };
            unit.parts = List.of(
                    provided.part(fields.text("objectUrl"), unit.title, fields.optionalUuid("placeholderItemUuid")));
            fileType(fields, kind);
            units.add(end(fields, unit));
        }
    }

    private static UploadUnit group(Fields fields, String kind, boolean integration) {
        UploadUnit unit = new UploadUnit();
        unit.kind = kind;
        unit.title = fields.optionalText("title");
        if (integration && unit.title == null) {
            throw ApiError.badRequest("Missing field " + fields.path("title") + ", required with an integration");
        }
        unit.clientMetadata = metadata(fields);
        fileType(fields, kind);
        return unit;
    }

    private static List<UploadUnit.Part> parts(Fields unit, String list, Provided provided, String metadataName) {
        List<UploadUnit.Part> parts = new ArrayList<>();
        for (Fields fields : unit.list(list)) {
            String url = fields.text("url");
            String title = fields.optionalText("title");
            UUID placeholder = fields.optionalUuid("placeholderItemUuid");
            parts.add(provided.read(fields.optionalFields(metadataName)).part(url, title, placeholder));
            fields.end();
        }
        if (parts.isEmpty()) {
            throw ApiError.badRequest(unit.path(list) + " must not be empty");
        }
        return List.copyOf(parts);
    }

    private static void fileType(Fields fields, String kind) {
        String given = fields.optionalText("externalFileType");
        if (given != null && !given.equals(kind)) {
            throw ApiError.badRequest(fields.path("externalFileType") + " must be " + kind + ", got " + given);
        }
    }

    private static ObjectNode metadata(Fields fields) {
        JsonNode metadata = fields.optionalObject("clientMetadata");
        return metadata == null ? Json.object() : (ObjectNode) metadata;
    }

    private static UploadUnit end(Fields fields, UploadUnit unit) {
        fields.end();
        return unit;
    }

    private interface Provided {
        ProvidedMetadata read(@Nullable Fields fields);
    }
}
