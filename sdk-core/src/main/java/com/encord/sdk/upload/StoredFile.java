package com.encord.sdk.upload;

import java.util.Map;
import java.util.UUID;

/**
 * A file whose bytes are at the platform, waiting to be registered.
 *
 * @param itemUuid the placeholder item its signed URL came with
 * @param objectKey where its bytes are, for errors that name it
 * @param kind what it is
 * @param title its name on the platform
 * @param stamp the file on disk it was made of
 * @param mediaMetadata what the platform is told so that it need not scan; empty to let it scan
 */
record StoredFile(
        UUID itemUuid,
        String objectKey,
        FileKind kind,
        String title,
        FileStamp stamp,
        Map<String, Object> mediaMetadata) {

    /** The same without the key, which nobody needs once it is registered. */
    StoredFile withoutKey() {
        return new StoredFile(itemUuid, "", kind, title, stamp, mediaMetadata);
    }
}
