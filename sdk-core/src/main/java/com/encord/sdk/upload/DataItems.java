package com.encord.sdk.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs whose files are stored, written as the platform's {@code DataUploadItems}. */
final class DataItems {
    private static final List<String> LISTS = List.of(
            "videos", "imageGroups", "dicomSeries", "images", "imageGroupsFromItems", "audio", "nifti", "text", "pdf");

    private DataItems() {}

    static Map<String, Object> of(List<InFlight> flights) {
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        LISTS.forEach(name -> lists.put(name, new ArrayList<>()));
        for (InFlight flight : flights) {
            switch (flight.kind()) {
                case VIDEO -> lists.get("videos").add(single(flight, "VIDEO", "videoMetadata"));
                case IMAGE -> lists.get("images").add(single(flight, "IMAGE", "imageMetadata"));
                case AUDIO -> lists.get("audio").add(single(flight, "AUDIO", "audioMetadata"));
                case NIFTI -> lists.get("nifti").add(single(flight, "NIFTI", ""));
                case TEXT -> lists.get("text").add(single(flight, "PLAIN_TEXT", "textMetadata"));
                case PDF -> lists.get("pdf").add(single(flight, "PDF", "pdfMetadata"));
                case IMAGE_GROUP -> lists.get("imageGroups").add(images(flight, false));
                case IMAGE_SEQUENCE -> lists.get("imageGroups").add(images(flight, true));
                case DICOM_SERIES -> lists.get("dicomSeries").add(series(flight));
                case UNKNOWN -> throw new IllegalStateException("Stored without a kind: " + flight.input());
            }
        }
        Map<String, Object> items = new LinkedHashMap<>(lists);
        items.put("skipDuplicateUrls", false);
        items.put("upsertMetadata", false);
        return items;
    }

    private static Map<String, Object> single(InFlight flight, String type, String mediaField) {
        StoredFile file = flight.files().get(0);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("externalFileType", type);
        json.put("objectUrl", file.objectKey());
        json.put("title", flight.title());
        json.put("clientMetadata", flight.clientMetadata());
        json.put("placeholderItemUuid", file.itemUuid());
        if (!mediaField.isEmpty() && !file.mediaMetadata().isEmpty()) {
            json.put(mediaField, file.mediaMetadata());
        }
        return json;
    }

    /** One sequence per resolution, since a video has only one. */
    private static Map<String, Object> images(InFlight flight, boolean createVideo) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("externalFileType", "IMG_GROUP");
        json.put("images", frames(flight, "imageMetadata"));
        json.put("title", flight.title());
        json.put("clientMetadata", flight.clientMetadata());
        json.put("createVideo", createVideo);
        json.put("clusterByResolution", createVideo);
        return json;
    }

    private static Map<String, Object> series(InFlight flight) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("externalFileType", "DICOM");
        json.put("dicomFiles", frames(flight, "dicomMetadata"));
        json.put("title", flight.title());
        json.put("clientMetadata", flight.clientMetadata());
        return json;
    }

    private static List<Map<String, Object>> frames(InFlight flight, String mediaField) {
        List<Map<String, Object>> frames = new ArrayList<>();
        for (StoredFile file : flight.files()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("url", file.objectKey());
            json.put("title", file.title());
            json.put("placeholderItemUuid", file.itemUuid());
            if (!file.mediaMetadata().isEmpty()) {
                json.put(mediaField, file.mediaMetadata());
            }
            frames.add(json);
        }
        return frames;
    }
}
