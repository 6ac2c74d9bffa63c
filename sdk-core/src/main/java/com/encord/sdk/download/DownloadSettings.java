package com.encord.sdk.download;

import com.encord.sdk.items.ItemType;
import com.encord.sdk.transfer.TransferSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to download.
 *
 * @param directory where to
 * @param types what to keep of folders; empty for everything
 * @param withSubfolders whether folders come with those below
 * @param listener watches, or null
 * @param transfer how fast and how persistent
 */
record DownloadSettings(
        Path directory,
        List<ItemType> types,
        boolean withSubfolders,
        @Nullable DownloadListener listener,
        TransferSettings transfer) {}
