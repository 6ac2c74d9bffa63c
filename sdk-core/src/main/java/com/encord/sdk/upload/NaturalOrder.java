package com.encord.sdk.upload;

import java.util.Comparator;

/** File names as people count: {@code frame_9} before {@code frame_10}. A total order, so that lists are stable. */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder BY_NAME = new NaturalOrder();

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endOfA = endOfNumber(a, i);
                int endOfB = endOfNumber(b, j);
                int order = compareNumbers(a, i, endOfA, b, j, endOfB);
                if (order != 0) {
                    return order;
                }
                i = endOfA;
                j = endOfB;
            } else {
                int order = Character.compare(Character.toLowerCase(a.charAt(i)), Character.toLowerCase(b.charAt(j)));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Numbers of any length: without leading zeros the longer one is larger. */
    private static int compareNumbers(String a, int i, int endOfA, String b, int j, int endOfB) {
        int startOfA = skipZeros(a, i, endOfA);
        int startOfB = skipZeros(b, j, endOfB);
        int order = Integer.compare(endOfA - startOfA, endOfB - startOfB);
        return order != 0 ? order : a.substring(startOfA, endOfA).compareTo(b.substring(startOfB, endOfB));
    }

    private static int skipZeros(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }
}
