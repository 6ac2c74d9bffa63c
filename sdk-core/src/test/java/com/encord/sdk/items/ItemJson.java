package com.encord.sdk.items;

import java.util.UUID;

/** Items as the platform writes them, with single quotes. */
final class ItemJson {
    static final UUID FOLDER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private ItemJson() {}

    static UUID id(int number) {
        return new UUID(0xbbbb_bbbb_0000_0000L, number);
    }

    static String of(int number, String type) {
        return of(number, type, FOLDER);
    }

    static String of(int number, String type, UUID folder) {
        return """
                {'uuid': '%s', 'parent': '%s', 'itemType': '%s', 'name': 'item %d', 'description': '',
                 'clientMetadata': '{}', 'owner': 'ann@example.com', 'createdAt': '2025-05-01T13:53:59.123456Z',
                 'lastEditedAt': '2025-05-02T00:00:00Z', 'isTombstone': false, 'isPlaceholder': false,
                 'backedDataUnitsCount': 0, 'storageLocation': 'encord', 'integrationHash': null, 'url': null,
                 'signedUrl': null, 'fileSize': null, 'mimeType': null, 'duration': null, 'fps': null,
                 'height': null, 'width': null, 'dicomInstanceUid': null, 'dicomStudyUid': null,
                 'dicomSeriesUid': null, 'frameCount': null, 'audioSampleRate': null, 'audioBitDepth': null,
                 'audioCodec': null, 'audioNumChannels': null}""".formatted(id(number), folder, type, number);
    }

    static String page(String... items) {
        return "{'results': [" + String.join(",", items) + "]}";
    }
}
