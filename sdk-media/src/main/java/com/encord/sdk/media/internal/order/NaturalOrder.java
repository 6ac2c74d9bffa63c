package com.encord.sdk.media.internal.order;

import java.util.Comparator;

/**
 * Numbers in names by their value, so that {@code frame_9} comes before {@code frame_10}; the case of letters does not
 * matter unless nothing else differs. A total order, so that lists are stable.
 */
public final class NaturalOrder implements Comparator<String> {
    /** The order; it has no state. */
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int compared;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfNumber(a, i);
                int endB = endOfNumber(b, j);
                compared = compareNumbers(a, i, endA, b, j, endB);
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

    /** Digits only and of any length, so no number type is needed: without its zeros the longer one is larger. */
    private static int compareNumbers(String a, int i, int endA, String b, int j, int endB) {
        int startA = skipZeros(a, i, endA);
        int startB = skipZeros(b, j, endB);
        int longer = Integer.compare(endA - startA, endB - startB);
        return longer != 0 ? longer : a.substring(startA, endA).compareTo(b.substring(startB, endB));
    }

    private static int skipZeros(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == '0') {
            at++;
        }
        return at;
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
