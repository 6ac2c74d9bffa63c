package com.encord.sdk.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a file without an inspector: its name, and for DICOM, whose files often have no extension, the four
 * letters after the preamble (PS3.10 7.1).
 */
final class FileExtensions implements FileInspector {
    private static final int DICOM_PREAMBLE = 128;
    private static final byte[] DICOM_PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final Inspection UNKNOWN = Inspection.of(FileKind.UNKNOWN, "application/octet-stream");
    private static final Map<String, Inspection> KNOWN = known();

    private static Map<String, Inspection> known() {
        Map<String, Inspection> table = new HashMap<>();
        put(table, FileKind.IMAGE, "image/jpeg", "jpg", "jpeg");
        put(table, FileKind.IMAGE, "image/png", "png");
        put(table, FileKind.IMAGE, "image/webp", "webp");
        put(table, FileKind.IMAGE, "image/avif", "avif");
        put(table, FileKind.IMAGE, "image/bmp", "bmp");
        put(table, FileKind.IMAGE, "image/tiff", "tif", "tiff");
        put(table, FileKind.VIDEO, "video/mp4", "mp4");
        put(table, FileKind.VIDEO, "video/quicktime", "mov");
        put(table, FileKind.VIDEO, "video/webm", "webm");
        put(table, FileKind.VIDEO, "video/x-matroska", "mkv");
        put(table, FileKind.AUDIO, "audio/mpeg", "mp3", "mpga");
        put(table, FileKind.AUDIO, "audio/mp4", "m4a");
        put(table, FileKind.AUDIO, "audio/x-wav", "wav");
        put(table, FileKind.AUDIO, "audio/flac", "flac");
        put(table, FileKind.DICOM, "application/dicom", "dcm", "dicom");
        put(table, FileKind.NIFTI, "application/nifti", "nii", "nii.gz");
        put(table, FileKind.PDF, "application/pdf", "pdf");
        put(table, FileKind.TEXT, "text/plain", "txt", "log");
        put(table, FileKind.TEXT, "text/html", "html", "htm");
        put(table, FileKind.TEXT, "application/json", "json");
        put(table, FileKind.TEXT, "application/xml", "xml");
        put(table, FileKind.TEXT, "text/csv", "csv");
        put(table, FileKind.TEXT, "text/markdown", "md");
        return Map.copyOf(table);
    }

    private static void put(Map<String, Inspection> table, FileKind kind, String mimeType, String... extensions) {
        for (String extension : extensions) {
            table.put(extension, Inspection.of(kind, mimeType));
        }
    }

    static FileKind kindOf(Path file) {
        return byName(file).kind();
    }

    private static Inspection byName(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".nii.gz")) {
            return KNOWN.get("nii.gz");
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 ? UNKNOWN : KNOWN.getOrDefault(name.substring(dot + 1), UNKNOWN);
    }

    @Override
    public Inspection inspect(Path file) throws IOException {
        Inspection byName = byName(file);
        return byName.kind() == FileKind.UNKNOWN && hasDicomPrefix(file) ? KNOWN.get("dcm") : byName;
    }

    private static boolean hasDicomPrefix(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(DICOM_PREAMBLE + DICOM_PREFIX.length);
            return head.length == DICOM_PREAMBLE + DICOM_PREFIX.length
                    && Arrays.equals(head, DICOM_PREAMBLE, head.length, DICOM_PREFIX, 0, DICOM_PREFIX.length);
        }
    }
}
