package com.encord.sdk.transfer;

import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One glob over relative paths. Without a slash it is for the last name of a path, at any depth; with one, for the
 * whole path from its beginning. A slash at its end makes it match directories only.
 */
final class PathPattern {
    private final String glob;
    private final Pattern regex;
    private final boolean isForNames;
    private final boolean isForDirectories;

    private PathPattern(String glob, Pattern regex, boolean isForNames, boolean isForDirectories) {
        this.glob = glob;
        this.regex = regex;
        this.isForNames = isForNames;
        this.isForDirectories = isForDirectories;
    }

    static PathPattern of(String glob) {
        String body = Normalizer.normalize(glob, Normalizer.Form.NFC);
        boolean isForDirectories = body.endsWith("/");
        body = isForDirectories ? body.substring(0, body.length() - 1) : body;
        boolean isForNames = body.indexOf('/') < 0;
        body = body.startsWith("/") ? body.substring(1) : body;
        if (body.isEmpty()) {
            throw new IllegalArgumentException("The pattern \"" + glob + "\" matches nothing");
        }
        try {
            return new PathPattern(glob, Pattern.compile(new Translation(body).regex()), isForNames, isForDirectories);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The pattern \"" + glob + "\" has a mistake: " + e.getDescription(), e);
        }
    }

    boolean matches(String path, boolean isDirectory) {
        if (isForDirectories && !isDirectory) {
            return false;
        }
        return regex.matcher(isForNames ? path.substring(path.lastIndexOf('/') + 1) : path)
                .matches();
    }

    /** Whether it matches a file, or a directory above it. */
    boolean matchesOrHolds(String file) {
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            if (matches(file.substring(0, slash), true)) {
                return true;
            }
        }
        return matches(file, false);
    }

    @Override
    public String toString() {
        return "\"" + glob + "\"";
    }

    /** From glob to regular expression. */
    private static final class Translation {
        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private int openBraces;

        private Translation(String glob) {
            this.glob = glob;
        }

        private String regex() {
            while (at < glob.length()) {
                char c = glob.charAt(at++);
                switch (c) {
                    case '*' -> stars();
                    case '?' -> regex.append("[^/]");
                    case '[' -> characters();
                    case '{' -> {
                        openBraces++;
                        regex.append("(?:");
                    }
                    case '}' -> {
                        if (openBraces-- == 0) {
                            throw new IllegalArgumentException(
                                    "The pattern \"" + glob + "\" closes a { it never opened");
                        }
                        regex.append(')');
                    }
                    case ',' -> regex.append(openBraces > 0 ? "|" : ",");
                    case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : c);
                    default -> literal(c);
                }
            }
            if (openBraces > 0) {
                throw new IllegalArgumentException("The pattern \"" + glob + "\" has a { without }");
            }
            return regex.toString();
        }

        /** One star stays in its name; two are any number of names, none included where they stand between slashes. */
        private void stars() {
            if (at == glob.length() || glob.charAt(at) != '*') {
                regex.append("[^/]*");
                return;
            }
            boolean isOwnName = at < 2 || glob.charAt(at - 2) == '/';
            at++;
            if (isOwnName && at < glob.length() && glob.charAt(at) == '/') {
                at++;
                regex.append("(?:.*/)?");
            } else {
                regex.append(".*");
            }
        }

        private void characters() {
            int end = glob.indexOf(']', at + 1);
            if (end < 0) {
                throw new IllegalArgumentException("The pattern \"" + glob + "\" has a [ without ]");
            }
            boolean isNegated = glob.charAt(at) == '!' || glob.charAt(at) == '^';
            String set = glob.substring(isNegated ? at + 1 : at, end);
            regex.append(isNegated ? "[^/" : "[")
                    .append(set.replaceAll("([\\[\\]\\\\^&])", "\\\\$1"))
                    .append(']');
            at = end + 1;
        }

        private void literal(char c) {
            regex.append(Character.isLetterOrDigit(c) || c > 127 ? "" : "\\").append(c);
        }
    }
}
