package com.encord.sdk.media.dicom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags that the platform wants of each DICOM file when a caller provides the metadata, so that registration needs
 * no scan of the file. Safe for use by many threads at once.
 */
public final class UploadTags {
    private static final int[] TAGS = {
        0x00080018, 0x00100020, 0x00180050, 0x00181114, 0x00181164, 0x0020000D, 0x0020000E, 0x00200013, 0x00200032,
        0x00200037, 0x00209113, 0x00209116, 0x00280004, 0x00280008, 0x00280010, 0x00280011, 0x00280030, 0x00281050,
        0x00281051, 0x00289110, 0x52009229, 0x52009230
    };

    private UploadTags() {}

    /**
     * The tags of a header.
     *
     * @param file a file, of which the header is enough
     * @return every tag as key, eight upper-case hexadecimal digits, and its element in the DICOM JSON model (PS3.18 F)
     *     as plain maps, lists, texts and numbers; null where the header has none
     */
    public static Map<String, @Nullable Object> of(DicomFile file) {
        Map<String, @Nullable Object> tags = new LinkedHashMap<>();
        for (int tag : TAGS) {
            tags.put(
                    Tag.hex(tag),
                    file.dataset()
                            .find(tag)
                            .map(element -> DicomJson.element(file, element))
                            .orElse(null));
        }
        return Collections.unmodifiableMap(tags);
    }
}
