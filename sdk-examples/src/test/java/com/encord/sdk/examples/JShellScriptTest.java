package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for JShell and notebooks: every line of it must be taken, and what it offers must work. */
class JShellScriptTest {
    @Test
    void everyLineIsTakenAndTheCheckAnswers(@TempDir Path directory) throws Exception {
        Path text = Files.writeString(directory.resolve("note.txt"), "hello");
        try (JShell shell = JShell.builder()
                .executionEngine(new LocalExecutionControlProvider(), Map.of())
                .build()) {
            for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
                shell.addToClasspath(path);
            }
            List<SnippetEvent> refused = new ArrayList<>();
            int taken = 0;
            String rest = Files.readString(Path.of("encord.jsh"));
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    taken++;
                    if (event.status() != Status.VALID || event.exception() != null) {
                        refused.add(event);
                    }
                }
                rest = next.remaining();
            }
            assertEquals(List.of(), refused);
            assertTrue(taken > 15, taken + " snippets");
            String verdict = "check(\"" + text.toString().replace("\\", "\\\\") + "\").verdict().toString()";
            assertEquals("\"OK\"", shell.eval(verdict).get(0).value());
        }
    }
}
