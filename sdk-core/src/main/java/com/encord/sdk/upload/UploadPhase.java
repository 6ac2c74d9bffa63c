package com.encord.sdk.upload;

/** How far an upload is. */
public enum UploadPhase {
    /** Directories are being listed, and what was found is being sent meanwhile; totals still grow. */
    SCANNING,
    /** Every file was found. They are being sent; what has been sent is registered meanwhile. */
    UPLOADING,
    /** Every file has been sent; the platform is still registering some. */
    REGISTERING,
    /** Every input has its outcome. */
    FINISHED
}
