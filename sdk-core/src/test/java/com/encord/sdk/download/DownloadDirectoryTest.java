package com.encord.sdk.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.items.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What downloads do to the directory they write to, whatever items are called and whatever lies there. */
class DownloadDirectoryTest extends DownloadOnPlatform {
    @Test
    void hostileTitlesStayInside() throws IOException {
        Path file = file("f.txt", 10);
        List<String> titles = List.of(
                "../../escaped.txt",
                "/etc/passwd",
                "..",
                "nul",
                "x".repeat(300) + ".txt",
                "a\nb.txt",
                ".encord-download");
        for (String title : titles) {
            UUID item = upload(folder, file, "plain.txt");
            encord.items().update(encord.items().get(item), Changes.none().name(title));
        }

        DownloadReport report = download().run().throwIfIncomplete();

        assertEquals(titles.size(), onDisk().size());
        assertEquals(titles.size(), report.files().size());
        Path root = target.toRealPath();
        assertTrue(report.files().stream().allMatch(each -> each.getParent().equals(root)));
        try (Stream<Path> siblings = Files.list(temp)) {
            assertEquals(2, siblings.count());
        }
    }

    @Test
    void equalTitlesGetNamesThatStayTheSame() throws IOException {
        UUID first = upload(folder, file("1.txt", 11), "same.txt");
        download().run().throwIfIncomplete();
        UUID second = upload(folder, file("2.txt", 22), "Same.TXT");
        UUID third = upload(folder, file("3.txt", 33), "same.txt");
        download().run().throwIfIncomplete();
        encord.items().delete(List.of(encord.items().get(first)));
        download().run().throwIfIncomplete();

        assertEquals(
                Map.of(
                        "same.txt",
                        11L,
                        "Same~" + second.toString().substring(0, 8) + ".TXT",
                        22L,
                        "same~" + third.toString().substring(0, 8) + ".txt",
                        33L),
                onDisk());
    }

    @Test
    void foreignFilesAreNeverReplaced() throws IOException {
        UUID item = upload(folder, file("a.png", 100), "a.png");
        UUID other = upload(folder, file("b.png", 100), "b.png");
        Files.createDirectories(target);
        Files.writeString(target.resolve("a.png"), "mine");
        Files.writeString(target.resolve("b.png.part"), "mine too");

        download().run().throwIfIncomplete();

        assertEquals(
                Map.of(
                        "a.png",
                        4L,
                        "b.png.part",
                        8L,
                        "a~" + item.toString().substring(0, 8) + ".png",
                        100L,
                        "b~" + other.toString().substring(0, 8) + ".png",
                        100L),
                onDisk());
    }

    @Test
    void aDirectoryServesOneRunAtATimeAndNoForeignIndex() throws IOException {
        upload(folder, file("a.png", 100), "a.png");
        try (DirectoryIndex open = DirectoryIndex.open(target)) {
            DownloadDirectoryException e = assertThrows(
                    DownloadDirectoryException.class, () -> download().run());
            assertTrue(e.getMessage().contains("Another download"), e.getMessage());
            assertEquals(target.toRealPath(), open.resolve(""));
        }
        Files.writeString(target.resolve(DirectoryIndex.FILE), "shopping list\n");
        assertThrows(DownloadDirectoryException.class, () -> download().run());
        assertEquals("shopping list\n", Files.readString(target.resolve(DirectoryIndex.FILE)));
    }

    @Test
    void anIndexCutAtAnyByteStillServes() throws IOException {
        upload(folder, file("a.png", 100), "a.png");
        upload(folder, file("b.png", 100), "b.png");
        download().run().throwIfIncomplete();
        Path index = target.resolve(DirectoryIndex.FILE);
        byte[] whole = Files.readAllBytes(index);
        for (int length = whole.length; length > "encord-download 1\n".length(); length -= 7) {
            Files.write(index, Arrays.copyOf(whole, length));
            DirectoryIndex.open(target).close();
        }
        Files.write(index, Arrays.copyOf(whole, whole.length - 3));

        DownloadReport report = download().run().throwIfIncomplete();

        assertEquals(Map.of("a.png", 100L, "b.png", 100L), onDisk());
        assertEquals(1, report.with(DownloadStatus.DOWNLOADED).size());
    }
}
