package com.encord.sdk.media.image;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;

/** In which order the pictures of a plan follow each other. */
public enum ImageOrder {
    /** By file name, character by character: {@code img10} comes before {@code img9}. */
    NAME,
    /** By file name, numbers by their value: {@code img9} comes before {@code img10}. Case does not matter. */
    NATURAL,
    /** By capture time; pictures without one come last, in natural order. */
    TIME;

    Comparator<PlannedImage> comparator() {
        Comparator<PlannedImage> byName = Comparator.comparing(image -> name(image.file()));
        Comparator<PlannedImage> natural =
                Comparator.comparing((PlannedImage image) -> name(image.file()), ImageOrder::compareNaturally);
        Comparator<PlannedImage> byPath =
                Comparator.comparing(image -> image.file().toString());
        return switch (this) {
            case NAME -> byName.thenComparing(byPath);
            case NATURAL -> natural.thenComparing(byPath);
            case TIME ->
                Comparator.comparing((PlannedImage image) ->
                                image.info().captureTime().orElse(LocalDateTime.MAX))
                        .thenComparing(natural)
                        .thenComparing(byPath);
        };
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    static int compareNaturally(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int compared;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfNumber(a, i);
                int endB = endOfNumber(b, j);
                compared = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                i = endA;
                j = endB;
            } else {
                compared =
                        Character.compare(Character.toLowerCase(a.charAt(i++)), Character.toLowerCase(b.charAt(j++)));
            }
            if (compared != 0) {
                return compared;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    /** Digits only and of any length, so no number type is needed: the longer one without its zeros is larger. */
    private static int compareNumbers(String a, String b) {
        String x = a.replaceFirst("^0+", "");
        String y = b.replaceFirst("^0+", "");
        return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
