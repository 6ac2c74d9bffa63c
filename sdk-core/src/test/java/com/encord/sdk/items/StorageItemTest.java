package com.encord.sdk.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.transport.ScriptedTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StorageItemTest {
    private static StorageItem item(String json) {
        return new StorageItem(ScriptedTransport.value(json.replace('\'', '"')));
    }

    @Test
    void everyFieldOfAFullAnswerIsRead() {
        StorageItem item = item("""
                {'uuid': 'bbbbbbbb-0000-0000-0000-000000000007', 'parent': '11111111-2222-3333-4444-555555555555',
                 'itemType': 'video', 'name': 'a.mp4', 'description': 'd', 'clientMetadata': '{\\'k\\': [1, null]}',
                 'owner': 'ann@example.com', 'createdAt': '2025-05-01T13:53:59.123456Z',
                 'lastEditedAt': 'Thu, 01 May 2025 13:54:00 GMT', 'isTombstone': true, 'isPlaceholder': true,
                 'backedDataUnitsCount': 3, 'storageLocation': 's3Compatible',
                 'integrationHash': 'cccccccc-0000-0000-0000-000000000001', 'url': 's3://b/a.mp4',
                 'signedUrl': 'https://h/a?sig=secret', 'fileSize': 5000000000, 'mimeType': 'video/mp4',
                 'duration': 1.5, 'fps': 29.97, 'height': 480, 'width': 640, 'dicomInstanceUid': '1.2',
                 'dicomStudyUid': '1.3', 'dicomSeriesUid': '1.4', 'frameCount': 45, 'audioSampleRate': 44100,
                 'audioBitDepth': 16, 'audioCodec': 'mp3', 'audioNumChannels': 2, 'somethingNew': {}}""".replace("\\'", "\\\""));
        assertEquals(UUID.fromString("bbbbbbbb-0000-0000-0000-000000000007"), item.id());
        assertEquals(UUID.fromString("11111111-2222-3333-4444-555555555555"), item.folder());
        assertEquals(ItemType.VIDEO, item.type());
        assertEquals("a.mp4", item.name());
        assertEquals("d", item.description());
        assertEquals(Map.of("k", Arrays.asList(1, null)), item.metadata());
        assertEquals("ann@example.com", item.owner());
        assertEquals(Instant.parse("2025-05-01T13:53:59.123456Z"), item.createdAt());
        assertEquals(Instant.parse("2025-05-01T13:54:00Z"), item.lastEditedAt());
        assertTrue(item.isTombstone());
        assertTrue(item.isPlaceholder());
        assertEquals(3, item.backedDataUnits());
        assertEquals(StorageLocation.S3_COMPATIBLE, item.location());
        assertEquals(Optional.of(UUID.fromString("cccccccc-0000-0000-0000-000000000001")), item.integration());
        assertEquals(Optional.of("s3://b/a.mp4"), item.url());
        assertEquals(Optional.of("https://h/a?sig=secret"), item.signedUrl());
        assertEquals(OptionalLong.of(5_000_000_000L), item.fileSize());
        assertEquals(Optional.of("video/mp4"), item.mimeType());
        assertEquals(Optional.of(Duration.ofMillis(1500)), item.duration());
        assertEquals(OptionalDouble.of(29.97), item.fps());
        assertEquals(OptionalInt.of(480), item.height());
        assertEquals(OptionalInt.of(640), item.width());
        assertEquals(Optional.of("1.2"), item.dicom().instance());
        assertEquals(Optional.of("1.3"), item.dicom().study());
        assertEquals(Optional.of("1.4"), item.dicom().series());
        assertEquals(OptionalLong.of(45), item.frameCount());
        assertEquals(OptionalInt.of(44100), item.audio().sampleRate());
        assertEquals(OptionalInt.of(16), item.audio().bitDepth());
        assertEquals(Optional.of("mp3"), item.audio().codec());
        assertEquals(OptionalInt.of(2), item.audio().channels());
        assertFalse(item.toString().contains("secret"), item.toString());
    }

    @Test
    void nullsAreEmpty() {
        StorageItem item = item(ItemJson.of(1, "imageGroup"));
        assertEquals(ItemType.IMAGE_GROUP, item.type());
        assertEquals(Map.of(), item.metadata());
        assertEquals(Optional.empty(), item.integration());
        assertEquals(Optional.empty(), item.url());
        assertEquals(Optional.empty(), item.signedUrl());
        assertEquals(OptionalLong.empty(), item.fileSize());
        assertEquals(Optional.empty(), item.duration());
        assertEquals(OptionalDouble.empty(), item.fps());
        assertEquals(OptionalInt.empty(), item.width());
        assertEquals(OptionalLong.empty(), item.frameCount());
        assertEquals(Optional.empty(), item.audio().codec());
    }

    @Test
    void unknownWordsSurvive() {
        StorageItem item = item(ItemJson.of(1, "hologram").replace("'encord'", "'moonBase'"));
        assertEquals(ItemType.UNKNOWN, item.type());
        assertEquals("hologram", item.typeText());
        assertEquals(StorageLocation.UNKNOWN, item.location());
    }

    @Test
    void everyTypeOfThePlatformIsKnown() {
        String[] words = ("video image group imageGroup imageSequence dicomFile dicomSeries audio nifti plainText pdf"
                        + " scene")
                .split(" ");
        for (String word : words) {
            assertEquals(word, ItemType.of(word).wireName());
        }
    }

    @Test
    void aMissingIdIsNamedInTheError() {
        InvalidAnswerException error =
                assertThrows(InvalidAnswerException.class, () -> item("{'name': 'x', 'itemType': 'video'}"));
        assertTrue(error.getMessage().contains("uuid"), error.getMessage());
    }
}
