package com.encord.sdk.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on the fluent request: files and directories of one kind, or the files of one group or series.
 *
 * @param kind what they are to become
 * @param title a group's or series' title, or null
 * @param paths the files, asked for once, when the upload starts
 */
record Request(UploadKind kind, @Nullable String title, Supplier<? extends List<Path>> paths) {}
