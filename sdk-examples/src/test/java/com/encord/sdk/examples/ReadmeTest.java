package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README shows is what readers type: it must compile, and name commands and options that exist. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    /** What the README's code takes as given. */
    private static final String FRAME = """
            import com.encord.sdk.*;
            import com.encord.sdk.datasets.*;
            import com.encord.sdk.download.*;
            import com.encord.sdk.folders.*;
            import com.encord.sdk.items.*;
            import com.encord.sdk.jobs.*;
            import com.encord.sdk.media.check.*;
            import com.encord.sdk.media.dicom.series.*;
            import com.encord.sdk.media.reencode.*;
            import com.encord.sdk.media.upload.*;
            import com.encord.sdk.media.video.*;
            import com.encord.sdk.upload.*;
            import java.awt.image.BufferedImage;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;
            import java.util.function.Consumer;

            class Readme {
                Folder folder;
                Path path, target, scanFolder;
                List<Path> cameraViews;
                Consumer<float[]> model;

                void run() throws Exception {
            %s
                }
            }
            """;

    @Test
    void theCodeCompiles(@TempDir Path classes) throws Exception {
        String code = String.join("\n", blocks("java"));
        assertFalse(code.isBlank(), "the README shows no Java");
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Readme.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return FRAME.formatted(code);
                    }
                };
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, List.of("-d", classes.toString()), null, List.of(source))
                .call();
        assertEquals(List.of(), problems.getDiagnostics());
    }

    @Test
    void everyCommandAndOptionExists() throws Exception {
        List<String> shown = Pattern.compile("(?m)^\\| (`.*`) \\| [^|]+ \\|$")
                .matcher(section("## Commands"))
                .results()
                .map(MatchResult::group)
                .flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row).results())
                .map(result -> result.group(1))
                .toList();
        assertFalse(shown.isEmpty(), "the README's table of commands is gone");
        List<String> unknown = new ArrayList<>();
        for (String usage : shown) {
            String[] words = usage.split("[\\s\\[\\]]+");
            CommandLine command = Commands.lineFor();
            for (String word : words) {
                CommandLine below = command.getSubcommands().get(word);
                command = below == null ? command : below;
            }
            assertNotNull(command.getParent(), usage + " is no command");
            for (String word : words) {
                boolean known = command.getCommandSpec().findOption(word) != null
                        || command.getCommandSpec().negatedOptionsMap().containsKey(word);
                if (word.startsWith("--") && !known) {
                    unknown.add(word + " in " + usage);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    private static List<String> blocks(String language) throws Exception {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(README))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String section(String title) throws Exception {
        String text = Files.readString(README);
        int start = text.indexOf(title);
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
