package com.encord.sdk.upload;

/** How far an upload is. */
public enum UploadPhase {
    /** Directories are being listed; totals still grow. */
    SCANNING,
    /** Files are being sent; what has been sent is registered meanwhile. */
    UPLOADING,
    /** Every file has been sent; the platform is still registering some. */
    REGISTERING,
    /** Every input has its outcome. */
    FINISHED
}
