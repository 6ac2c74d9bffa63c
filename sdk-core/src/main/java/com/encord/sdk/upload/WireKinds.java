package com.encord.sdk.upload;

/** The platform's names for each kind of file. */
final class WireKinds {
    private WireKinds() {}

    /** The {@code itemType} a signed URL is asked for with. */
    static String itemType(FileKind kind) {
        return switch (kind) {
            case VIDEO -> "video";
            case IMAGE -> "image";
            case AUDIO -> "audio";
            case DICOM -> "dicomFile";
            case NIFTI -> "nifti";
            case PDF -> "pdf";
            case TEXT -> "plainText";
            case UNKNOWN -> throw new IllegalArgumentException("A file of unknown kind cannot be uploaded");
        };
    }

    /**
     * The content type to store a file with. The platform signs it into the URL, so only images and texts carry their
     * own.
     */
    static String contentType(FileKind kind, String mimeType) {
        return switch (kind) {
            case IMAGE -> mimeType.startsWith("image/") ? mimeType : "application/octet-stream";
            case TEXT -> isText(mimeType) ? mimeType : "text/plain";
            case DICOM -> "application/dicom";
            case NIFTI -> "application/nifti";
            case PDF -> "application/pdf";
            case VIDEO, AUDIO, UNKNOWN -> "application/octet-stream";
        };
    }

    private static boolean isText(String mimeType) {
        return mimeType.startsWith("text/")
                || mimeType.startsWith("application/json")
                || mimeType.startsWith("application/xml");
    }
}
