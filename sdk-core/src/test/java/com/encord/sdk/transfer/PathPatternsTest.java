package com.encord.sdk.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathPatternsTest {
    private static final List<String> PATHS =
            List.of("a.png", "b.PNG", "train/a.png", "train/deep/c.jpg", "raw/d.png", "x{1}.txt", "train/raw/e.jpg");

    private static List<String> kept(PathPatterns patterns) {
        return PATHS.stream()
                .filter(path -> parents(path)
                        .allMatch(parent -> patterns.refusalOfDirectory(parent).isEmpty()))
                .filter(path -> patterns.refusal(path).isEmpty())
                .toList();
    }

    private static Stream<String> parents(String path) {
        return Stream.iterate(path.lastIndexOf('/'), at -> at > 0, at -> path.lastIndexOf('/', at - 1))
                .map(at -> path.substring(0, at));
    }

    private static PathPatterns including(String... globs) {
        return PathPatterns.ALL.including(globs);
    }

    private static PathPatterns excluding(String... globs) {
        return PathPatterns.ALL.excluding(globs);
    }

    @Test
    void aPatternWithoutASlashIsForNamesAtAnyDepth() {
        assertEquals(List.of("a.png", "train/a.png", "raw/d.png"), kept(including("*.png")));
    }

    @Test
    void aPatternWithASlashIsForWholePaths() {
        assertEquals(List.of("train/a.png"), kept(including("train/*.*")));
        assertEquals(List.of("train/a.png", "train/deep/c.jpg", "train/raw/e.jpg"), kept(including("train/**")));
        assertEquals(List.of("a.png"), kept(including("/a.png")));
    }

    @Test
    void twoStarsBetweenSlashesAreAlsoNoNameAtAll() {
        assertEquals(List.of("a.png", "train/a.png"), kept(including("**/a.png")));
        assertEquals(List.of("train/a.png"), kept(including("train/**/a.png")));
    }

    @Test
    void twoStarsBesideLettersAreAnyTextButNeedTheSlash() {
        assertEquals(List.of("train/deep/c.jpg", "train/raw/e.jpg"), kept(including("tr**/*.jpg")));
        assertEquals(List.of(), kept(including("a**/.png")));
    }

    @Test
    void aDirectoryStandsForAllItHolds() {
        assertEquals(List.of("raw/d.png", "train/raw/e.jpg"), kept(including("raw/")));
        assertEquals(List.of("a.png", "b.PNG", "train/a.png", "train/deep/c.jpg", "x{1}.txt"), kept(excluding("raw/")));
        assertEquals(List.of("raw/d.png"), kept(including("/raw")));
    }

    @Test
    void excludingCountsMoreThanIncluding() {
        assertEquals(List.of("a.png", "train/a.png"), kept(including("*.png").excluding("raw")));
    }

    @Test
    void setsAlternativesAndEscapesAreUnderstood() {
        assertEquals(List.of("a.png", "b.PNG", "train/a.png"), kept(including("[a-b].{png,PNG}")));
        assertEquals(List.of("raw/d.png"), kept(including("[!a].png")));
        assertEquals(List.of("raw/d.png"), kept(including("[^a].png")));
        assertEquals(List.of("x{1}.txt"), kept(including("x\\{?\\}.t?t")));
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertTrue(including("\u00e9*.png").refusal("e\u0301tude.png").isEmpty());
    }

    @Test
    void theReasonNamesThePattern() {
        assertEquals(
                "The pattern \"*.png\" excludes it.",
                excluding("*.png").refusal("a.png").orElseThrow());
        assertEquals(
                "It matches no include pattern.",
                including("*.png").refusal("a.jpg").orElseThrow());
    }

    @Test
    void mistakesAreNamed() {
        for (String bad : List.of("", "/", "a[b", "{a,b", "a}", "[z-a]")) {
            Exception e = assertThrows(IllegalArgumentException.class, () -> including(bad), bad);
            assertTrue(e.getMessage().contains("\"" + bad), e.getMessage());
        }
    }
}
