package com.encord.sdk.local;

import java.util.Map;
import java.util.Set;

/** The platform's words for kinds of items, and how kinds relate. */
final class ItemTypes {
    static final String VIDEO = "video";
    static final String IMAGE = "image";
    static final String GROUP = "group";
    static final String IMAGE_GROUP = "imageGroup";
    static final String IMAGE_SEQUENCE = "imageSequence";
    static final String DICOM_FILE = "dicomFile";
    static final String DICOM_SERIES = "dicomSeries";
    static final String AUDIO = "audio";
    static final String NIFTI = "nifti";
    static final String PLAIN_TEXT = "plainText";
    static final String PDF = "pdf";

    /** What lists may be asked for, also what nothing here can be. */
    static final Set<String> ALL = Set.of(
            VIDEO,
            IMAGE,
            GROUP,
            IMAGE_GROUP,
            IMAGE_SEQUENCE,
            DICOM_FILE,
            DICOM_SERIES,
            AUDIO,
            NIFTI,
            PLAIN_TEXT,
            PDF,
            "scene",
            "timeSeries");

    /** What a folder hands out signed URLs for. */
    static final Set<String> UPLOADABLE = Set.of(IMAGE, VIDEO, DICOM_FILE, NIFTI, AUDIO, PLAIN_TEXT, PDF);

    /** What the dataset flow hands out signed URLs for. */
    static final Set<String> UPLOADABLE_TO_DATASET = Set.of(IMAGE, VIDEO, AUDIO, DICOM_FILE);

    /** Item type of the single files a job registers, by {@code externalFileType}. */
    static final Map<String, String> BY_FILE_TYPE = Map.of(
            "VIDEO", VIDEO,
            "IMAGE", IMAGE,
            "AUDIO", AUDIO,
            "NIFTI", NIFTI,
            "PLAIN_TEXT", PLAIN_TEXT,
            "PDF", PDF);

    private static final Map<String, String> DATA_TYPES = Map.ofEntries(
            Map.entry(VIDEO, "VIDEO"),
            Map.entry(IMAGE, "IMAGE"),
            Map.entry(GROUP, "GROUP"),
            Map.entry(IMAGE_GROUP, "IMG_GROUP"),
            Map.entry(IMAGE_SEQUENCE, "IMG_GROUP"),
            Map.entry(DICOM_FILE, "DICOM"),
            Map.entry(DICOM_SERIES, "DICOM"),
            Map.entry(AUDIO, "AUDIO"),
            Map.entry(NIFTI, "NIFTI"),
            Map.entry(PLAIN_TEXT, "PLAIN_TEXT"),
            Map.entry(PDF, "PDF"));

    static final Set<String> DATA_TYPE_WORDS = Set.of(
            "VIDEO",
            "IMG_GROUP",
            "DICOM",
            "IMAGE",
            "DICOM_STUDY",
            "NIFTI",
            "AUDIO",
            "PLAIN_TEXT",
            "PDF",
            "GROUP",
            "SCENE",
            "TIME_SERIES");

    private ItemTypes() {}

    /** How data rows call an item type. */
    static String dataType(String itemType) {
        return DATA_TYPES.getOrDefault(itemType, "SCENE");
    }
}
