package com.encord.sdk.local;

import java.util.Locale;
import java.util.Map;

/** Media types by file name, for files no engine has looked at. */
final class MimeTypes {
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("wav", "audio/x-wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("csv", "text/csv"),
            Map.entry("md", "text/markdown"),
            Map.entry("txt", "text/plain"),
            Map.entry("dcm", "application/dicom"),
            Map.entry("nii", "application/nifti"),
            Map.entry("gz", "application/nifti"));
    private static final Map<String, String> BY_ITEM_TYPE = Map.of(
            ItemTypes.VIDEO, "video/mp4",
            ItemTypes.DICOM_FILE, "application/dicom",
            ItemTypes.NIFTI, "application/nifti",
            ItemTypes.PLAIN_TEXT, "text/plain",
            ItemTypes.PDF, "application/pdf");

    private MimeTypes() {}

    /** The type a file's name and declared item type suggest. */
    static String of(String name, String itemType) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String byExtension = BY_EXTENSION.get(extension);
        return byExtension != null ? byExtension : BY_ITEM_TYPE.getOrDefault(itemType, "application/octet-stream");
    }
}
