package com.encord.sdk.download;

import com.encord.sdk.items.ItemType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to download.
 *
 * @param directory where to
 * @param types what to keep of folders; empty for everything
 * @param withSubfolders whether folders come with those below
 */
record DownloadSettings(
        Path directory,
        List<ItemType> types,
        boolean withSubfolders,
        int concurrency,
        int attempts,
        Duration giveUpAfter,
        @Nullable DownloadListener listener) {}
