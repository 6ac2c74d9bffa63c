package com.encord.sdk.local;

/** A pretended cloud storage: URLs with a prefix stand for files below a directory. */
final class Integration extends Entity {
    String title = "";
    String urlPrefix = "";
    String directory = "";
}
