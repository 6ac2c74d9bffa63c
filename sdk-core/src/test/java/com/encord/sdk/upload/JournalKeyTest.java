package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalKeyTest {
    private static String key(UploadKind kind, String title, String... files) {
        List<Path> paths = List.of(files).stream().map(Path::of).toList();
        return JournalKey.of(new Input(kind, title, paths, 0));
    }

    @Test
    void oneFileIsTheSameHoweverItIsNamed() {
        assertEquals(key(UploadKind.VIDEO, null, "a.mp4"), key(UploadKind.VIDEO, null, "./b/../a.mp4"));
        assertEquals(
                Optional.of(Path.of("a.mp4").toAbsolutePath().toString()),
                JournalKey.file(key(UploadKind.VIDEO, null, "a.mp4")));
    }

    @Test
    void groupsAreToldApartByKindTitleFilesAndTheirOrder() {
        String group = key(UploadKind.IMAGE_GROUP, "t", "/a", "/b");
        assertEquals(group, key(UploadKind.IMAGE_GROUP, "t", "/a", "/b"));
        assertNotEquals(group, key(UploadKind.IMAGE_SEQUENCE, "t", "/a", "/b"));
        assertNotEquals(group, key(UploadKind.IMAGE_GROUP, "u", "/a", "/b"));
        assertNotEquals(group, key(UploadKind.IMAGE_GROUP, "t", "/b", "/a"));
        assertNotEquals(group, key(UploadKind.IMAGE_GROUP, "t", "/a/b"));
    }
}
