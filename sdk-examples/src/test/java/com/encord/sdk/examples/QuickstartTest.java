package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAFolderEverySampleArrivesAndAVideoIsReEncoded() {
        Cli run = Cli.run("quickstart");
        assertEquals(Main.OK, run.exit(), () -> run.text() + run.err());
        assertTrue(run.text().contains("'street_normalized.mp4' is item "), run::text);
        assertTrue(run.text().contains("Everything was uploaded."), run::text);
        assertTrue(run.text().contains("camera.avi"), run::text);
        assertTrue(run.text().contains("re-encoded for UNSUPPORTED_CONTAINER"), run::text);
    }

    @Test
    void filesThatCannotGoAreNamedWithTheReasonAndTheOthersGo() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "hello\n");
        Files.writeString(folder.resolve("fake.mp4"), "this is no video at all, only words\n".repeat(50));
        Files.createFile(folder.resolve("empty.png"));
        Cli run = Cli.run("quickstart", folder.toString());
        assertEquals(Main.FINDINGS, run.exit(), run::text);
        assertTrue(run.text().contains("1 of 3 uploaded"), run::text);
        int list = run.out().indexOf("Not uploaded:");
        assertTrue(list > 0, run::text);
        String reasons = String.join("\n", run.out().subList(list, run.out().size()));
        assertTrue(reasons.contains("fake.mp4: NOT_MEDIA"), reasons);
        assertTrue(reasons.contains("empty.png: It is empty"), reasons);
        assertFalse(reasons.contains("notes.txt"), reasons);
    }
}
