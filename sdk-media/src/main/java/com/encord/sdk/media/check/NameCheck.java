package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a name's extension promises with what the content is. */
final class NameCheck {
    /** Formats that share a file structure are one family: no player minds one being named like another. */
    private static final List<Family> FAMILIES = List.of(
            new Family("MP4 or QuickTime", Set.of("mp4", "m4v", "m4a", "m4b", "mov", "qt", "3gp", "3g2", "m4s", "f4v")),
            new Family("Matroska or WebM", Set.of("mkv", "webm", "mka", "mk3d")),
            new Family("AVI", Set.of("avi")),
            new Family("FLV", Set.of("flv")),
            new Family("JPEG", Set.of("jpg", "jpeg", "jpe", "jfif")),
            new Family("PNG", Set.of("png", "apng")),
            new Family("GIF", Set.of("gif")),
            new Family("WebP", Set.of("webp")),
            new Family("BMP", Set.of("bmp", "dib")),
            new Family("TIFF", Set.of("tif", "tiff")),
            new Family("AVIF or HEIC", Set.of("avif", "heic", "heif", "hif")),
            new Family("WAVE", Set.of("wav", "wave")),
            new Family("FLAC", Set.of("flac")),
            new Family("MPEG audio", Set.of("mp3", "mp2", "mpga")),
            new Family("PDF", Set.of("pdf")));

    private static final Map<String, String> EXTENSION_OF_TYPE = Map.ofEntries(
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/quicktime", "mov"),
            Map.entry("video/3gpp", "3gp"),
            Map.entry("video/3gpp2", "3g2"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("video/x-matroska", "mkv"),
            Map.entry("video/webm", "webm"),
            Map.entry("audio/x-matroska", "mka"),
            Map.entry("audio/webm", "webm"),
            Map.entry("video/x-msvideo", "avi"),
            Map.entry("video/x-flv", "flv"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("image/tiff", "tif"),
            Map.entry("image/avif", "avif"),
            Map.entry("image/heic", "heic"),
            Map.entry("audio/x-wav", "wav"),
            Map.entry("audio/flac", "flac"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("application/pdf", "pdf"));

    private static final Set<String> MEDIA_EXTENSIONS = Set.of(
            "mpg", "mpeg", "ts", "m2ts", "mts", "wmv", "asf", "ogv", "vob", "aac", "ogg", "opus", "wma", "aif", "aiff",
            "dcm", "dicom", "nii", "hdr", "ico", "cur", "psd", "jp2", "j2k", "jxl", "tga", "pcx");

    private static final Set<String> VIDEO_EXTENSIONS = Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi");

    private NameCheck() {}

    static void check(Draft draft) {
        String extension = draft.extension();
        Family promised = family(extension);
        boolean media = draft.kind() != MediaKind.TEXT && draft.kind() != MediaKind.UNKNOWN;
        boolean volume = draft.file().toLowerCase(Locale.ROOT).endsWith(".nii.gz");
        if (!media && (promised != null || MEDIA_EXTENSIONS.contains(extension) || volume)) {
            draft.add(
                    FindingCode.NOT_MEDIA,
                    Severity.ERROR,
                    Fix.REJECT,
                    "The file is named ." + extension + " but its content is "
                            + (draft.kind() == MediaKind.TEXT ? "text" : "nothing known")
                            + ". Find the real file, or rename this one.",
                    "extension",
                    extension,
                    "mimeType",
                    draft.mimeType());
        } else if (draft.kind() == MediaKind.UNKNOWN) {
            draft.add(
                    FindingCode.UNSUPPORTED_CONTAINER,
                    Severity.ERROR,
                    Fix.REJECT,
                    "The content is in no format that the platform takes. Convert the file, or leave it out.",
                    "extension",
                    extension);
        } else {
            otherThanNamed(extension, promised, draft);
        }
    }

    private static void otherThanNamed(String extension, @Nullable Family promised, Draft draft) {
        if (draft.kind() == MediaKind.AUDIO && VIDEO_EXTENSIONS.contains(extension)) {
            draft.add(
                    FindingCode.NO_VIDEO_STREAM,
                    Severity.INFO,
                    Fix.NONE,
                    "The file is named ." + extension + " but holds sound alone; it is treated as audio.",
                    "extension",
                    extension);
        }
        String actual = EXTENSION_OF_TYPE.get(draft.mimeType());
        if (promised != null && actual != null && family(actual) != promised) {
            draft.add(
                    FindingCode.MISLABELLED,
                    Severity.WARNING,
                    Fix.NONE,
                    "The file is named ." + extension + " (" + promised.name + ") but its content is "
                            + draft.mimeType() + ". Rename it to ." + actual + " before uploading.",
                    "extension",
                    extension,
                    "mimeType",
                    draft.mimeType());
        }
    }

    private static @Nullable Family family(String extension) {
        return FAMILIES.stream()
                .filter(family -> family.extensions.contains(extension))
                .findFirst()
                .orElse(null);
    }

    private record Family(String name, Set<String> extensions) {}
}
