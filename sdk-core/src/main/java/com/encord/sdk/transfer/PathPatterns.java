package com.encord.sdk.transfer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which paths below a directory are meant: those that an include pattern matches, or all without one, less those that
 * an exclude pattern matches. Paths are relative, with {@code /} between names on every system, and no case is ignored.
 * Immutable.
 */
public final class PathPatterns {
    /** Everything. */
    public static final PathPatterns ALL = new PathPatterns(List.of(), List.of());

    private final List<PathPattern> includes;
    private final List<PathPattern> excludes;

    private PathPatterns(List<PathPattern> includes, List<PathPattern> excludes) {
        this.includes = includes;
        this.excludes = excludes;
    }

    /**
     * The same with more to include.
     *
     * @param globs patterns
     * @return new patterns
     * @throws IllegalArgumentException if one is not a pattern
     */
    public PathPatterns including(String... globs) {
        return new PathPatterns(with(includes, globs), excludes);
    }

    /**
     * The same with more to exclude.
     *
     * @param globs patterns
     * @return new patterns
     * @throws IllegalArgumentException if one is not a pattern
     */
    public PathPatterns excluding(String... globs) {
        return new PathPatterns(includes, with(excludes, globs));
    }

    private static List<PathPattern> with(List<PathPattern> patterns, String... globs) {
        List<PathPattern> more = new ArrayList<>(patterns);
        for (String glob : globs) {
            more.add(PathPattern.of(glob));
        }
        return List.copyOf(more);
    }

    /**
     * Why a file is not meant. The directories above it are taken for looked at already.
     *
     * @param path of a file
     * @return the reason in words; empty if the file is meant
     */
    public Optional<String> refusal(String path) {
        String normal = Normalizer.normalize(path, Normalizer.Form.NFC);
        Optional<String> excluded = exclusion(normal, false);
        if (excluded.isPresent() || includes.isEmpty()) {
            return excluded;
        }
        boolean isIncluded = includes.stream().anyMatch(pattern -> pattern.matchesOrHolds(normal));
        return isIncluded ? Optional.empty() : Optional.of("It matches no include pattern.");
    }

    /**
     * Why a directory need not be looked into.
     *
     * @param path of a directory
     * @return the reason in words; empty if it may hold what is meant
     */
    public Optional<String> refusalOfDirectory(String path) {
        return exclusion(Normalizer.normalize(path, Normalizer.Form.NFC), true);
    }

    private Optional<String> exclusion(String path, boolean isDirectory) {
        return excludes.stream()
                .filter(pattern -> pattern.matches(path, isDirectory))
                .findFirst()
                .map(pattern -> "The pattern " + pattern + " excludes it.");
    }
}
