package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.Rational;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OutputSizeTest {
    private static final Rational SQUARE = Rational.ONE;

    @Test
    void evenSizesStay() {
        assertEquals(new OutputSize(1920, 1080), size(1920, 1080, SQUARE, false, 0));
    }

    @Test
    void oddSidesLoseALine() {
        assertEquals(new OutputSize(320, 240), size(321, 241, SQUARE, false, 0));
    }

    @Test
    void stretchedPixelsBecomeSquareByWidth() {
        assertEquals(new OutputSize(768, 576), size(720, 576, new Rational(16, 15), false, 0));
        assertEquals(new OutputSize(640, 480), size(720, 480, new Rational(8, 9), false, 0));
    }

    @Test
    void aQuarterTurnSwapsSidesAfterStretching() {
        assertEquals(new OutputSize(576, 768), size(720, 576, new Rational(16, 15), true, 0));
    }

    @Test
    void tallPicturesShrinkInShape() {
        assertEquals(new OutputSize(1280, 720), size(1920, 1080, SQUARE, false, 720));
        assertEquals(new OutputSize(404, 720), size(1920, 1080, SQUARE, true, 720));
        assertEquals(new OutputSize(640, 360), size(640, 360, SQUARE, false, 720));
    }

    @Test
    void tinyPicturesGrowToWhatEncodersTake() {
        assertEquals(new OutputSize(24, 16), size(3, 2, SQUARE, false, 0));
    }

    private static OutputSize size(int width, int height, Rational pixels, boolean swapped, int maxHeight) {
        return OutputSize.of(
                width, height, pixels, swapped, maxHeight == 0 ? OptionalInt.empty() : OptionalInt.of(maxHeight));
    }
}
