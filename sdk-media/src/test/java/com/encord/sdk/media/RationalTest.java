package com.encord.sdk.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
    @Test
    void fractionsAreInLowestTermsWithTheSignAbove() {
        assertEquals("25/1", new Rational(50, 2).toString());
        assertEquals("-1/2", new Rational(2, -4).toString());
        assertEquals("1/2", new Rational(-2, -4).toString());
        assertEquals("0/1", new Rational(0, -7).toString());
        assertEquals("4:3", new Rational(8, 6).toAspectString());
        assertThrows(IllegalArgumentException.class, () -> new Rational(1, 0));
        assertThrows(ArithmeticException.class, () -> new Rational(1, Long.MIN_VALUE));
    }

    @Test
    void equalFractionsAreEqualHoweverTheyWereWritten() {
        assertEquals(new Rational(30000, 1001), new Rational(-60000, -2002));
        assertEquals(new Rational(30000, 1001).hashCode(), new Rational(60000, 2002).hashCode());
        assertNotEquals(new Rational(30000, 1001), new Rational(30, 1));
        assertNotEquals(new Rational(1, 2), new Rational(1, 3));
    }

    @ParameterizedTest
    @CsvSource({"30000/1001, 30000/1001", "1:1, 1/1", "' 30 ', 30/1", "29.97, 2997/100", "3e1, 30/1", "-0.5, -1/2"})
    void ratesAreReadAsTheyArePrinted(String text, String expected) {
        assertEquals(expected, Rational.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "1/0", "1/2/3", "1/", "1.5/2", "0.1234567891", "1e30"})
    void whatIsNoRateIsRefusedWithItsText(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Rational.parse(text));
        assertTrue(e.getMessage().startsWith(text) || text.endsWith("/0"), e.getMessage());
    }

    @Test
    void productsAreExactAsLongAsTheyFit() {
        Rational tick = new Rational(1, Long.MAX_VALUE);
        assertEquals(Rational.ONE, tick.times(new Rational(Long.MAX_VALUE, 1)));
        assertEquals(new Rational(1001, 30000), new Rational(30000, 1001).inverse());
        assertThrows(ArithmeticException.class, () -> tick.times(new Rational(1, 2)));
        assertThrows(ArithmeticException.class, () -> new Rational(0, 1).inverse());
    }

    @Test
    void fractionsAreComparedExactly() {
        // as doubles both are 1
        Rational little = new Rational(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertTrue(little.compareTo(Rational.ONE) < 0);
        assertTrue(new Rational(-1, 2).compareTo(new Rational(-1, 3)) < 0);
        assertEquals(0, new Rational(2, 4).compareTo(new Rational(1, 2)));
    }

    @Test
    void manyTicksAreRoundedOnce() {
        assertEquals(1001.0 / 30, new Rational(1001, 30000).times(1000L));
        assertEquals(0.5, new Rational(1, 2).toDouble());
    }
}
