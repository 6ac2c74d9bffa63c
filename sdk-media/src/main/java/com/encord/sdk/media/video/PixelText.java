package com.encord.sdk.media.video;

import java.awt.Color;
import java.awt.Graphics2D;

/**
 * Writes numbers into pictures with dots of its own, as Java has no fonts on many servers. A character is 3 dots wide
 * and 5 high; characters it does not know are left blank.
 */
final class PixelText {
    private static final String KNOWN = "0123456789.:#-smf";

    /** Five rows of three dots for each known character, the leftmost dot in the highest bit. */
    private static final int[] DOTS = {
        0b111_101_101_101_111,
        0b010_110_010_010_111,
        0b111_001_111_100_111,
        0b111_001_111_001_111,
        0b101_101_111_001_001,
        0b111_100_111_001_111,
        0b111_100_111_101_111,
        0b111_001_010_010_010,
        0b111_101_111_101_111,
        0b111_101_111_001_111,
        0b000_000_000_000_010,
        0b000_010_000_010_000,
        0b101_111_101_111_101,
        0b000_000_111_000_000,
        0b011_100_010_001_110,
        0b000_111_111_101_101,
        0b011_010_111_010_010,
    };

    private static final int COLUMNS = 3;
    private static final int ROWS = 5;

    private PixelText() {}

    /** Draws from the upper left corner on; each dot is a square of that many pixels. */
    static void draw(Graphics2D graphics, String text, int x, int y, int dot, Color color) {
        graphics.setColor(color);
        for (int i = 0; i < text.length(); i++) {
            int known = KNOWN.indexOf(text.charAt(i));
            int dots = known < 0 ? 0 : DOTS[known];
            for (int bit = 0; bit < COLUMNS * ROWS; bit++) {
                if ((dots >> COLUMNS * ROWS - 1 - bit & 1) != 0) {
                    int left = x + (i * (COLUMNS + 1) + bit % COLUMNS) * dot;
                    graphics.fillRect(left, y + bit / COLUMNS * dot, dot, dot);
                }
            }
        }
    }

    static int height(int dot) {
        return ROWS * dot;
    }
}
