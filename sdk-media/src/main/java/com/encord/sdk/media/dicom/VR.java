package com.encord.sdk.media.dicom;

import org.jspecify.annotations.Nullable;

/** A value representation: what kind of value an element holds and how it is written (PS3.5 6.2). */
public enum VR {
    /** Application entity. */
    AE(Form.TEXT, 1, false, false),
    /** Age string. */
    AS(Form.TEXT, 1, false, false),
    /** Attribute tag. */
    AT(Form.TAG, 2, false, false),
    /** Code string. */
    CS(Form.TEXT, 1, false, false),
    /** Date. */
    DA(Form.TEXT, 1, false, false),
    /** Decimal string. */
    DS(Form.NUMBER_TEXT, 1, false, false),
    /** Date and time. */
    DT(Form.TEXT, 1, false, false),
    /** 64-bit floating point. */
    FD(Form.NUMBER, 8, false, false),
    /** 32-bit floating point. */
    FL(Form.NUMBER, 4, false, false),
    /** Integer string. */
    IS(Form.NUMBER_TEXT, 1, false, false),
    /** Long string. */
    LO(Form.TEXT, 1, false, true),
    /** Long text, one value with line breaks. */
    LT(Form.PROSE, 1, false, true),
    /** Bytes. */
    OB(Form.BYTES, 1, true, false),
    /** 64-bit floating-point stream. */
    OD(Form.BYTES, 8, true, false),
    /** 32-bit floating-point stream. */
    OF(Form.BYTES, 4, true, false),
    /** 32-bit word stream. */
    OL(Form.BYTES, 4, true, false),
    /** 64-bit word stream. */
    OV(Form.BYTES, 8, true, false),
    /** 16-bit word stream. */
    OW(Form.BYTES, 2, true, false),
    /** Person name. */
    PN(Form.NAME, 1, false, true),
    /** Short string. */
    SH(Form.TEXT, 1, false, true),
    /** Signed 32-bit integer. */
    SL(Form.NUMBER, 4, false, false),
    /** Sequence of items. */
    SQ(Form.ITEMS, 1, true, false),
    /** Signed 16-bit integer. */
    SS(Form.NUMBER, 2, false, false),
    /** Short text, one value. */
    ST(Form.PROSE, 1, false, true),
    /** Signed 64-bit integer. */
    SV(Form.NUMBER, 8, true, false),
    /** Time. */
    TM(Form.TEXT, 1, false, false),
    /** Unlimited characters. */
    UC(Form.TEXT, 1, true, true),
    /** Unique identifier. */
    UI(Form.TEXT, 1, false, false),
    /** Unsigned 32-bit integer. */
    UL(Form.NUMBER, 4, false, false),
    /** Unknown. */
    UN(Form.BYTES, 1, true, false),
    /** Universal resource identifier, one value. */
    UR(Form.PROSE, 1, true, false),
    /** Unsigned 16-bit integer. */
    US(Form.NUMBER, 2, false, false),
    /** Unlimited text, one value. */
    UT(Form.PROSE, 1, true, true),
    /** Unsigned 64-bit integer. */
    UV(Form.NUMBER, 8, true, false);

    /** How a value is made up. */
    enum Form {
        TEXT,
        PROSE,
        NUMBER_TEXT,
        NAME,
        NUMBER,
        TAG,
        BYTES,
        ITEMS
    }

    private static final @Nullable VR[] BY_CODE = new VR[26 * 26];

    static {
        for (VR vr : values()) {
            BY_CODE[code(vr.name().charAt(0), vr.name().charAt(1))] = vr;
        }
    }

    private final Form form;
    private final int unit;
    private final boolean longForm;
    private final boolean charsetMatters;

    VR(Form form, int unit, boolean longForm, boolean charsetMatters) {
        this.form = form;
        this.unit = unit;
        this.longForm = longForm;
        this.charsetMatters = charsetMatters;
    }

    private static int code(int first, int second) {
        return (first - 'A') * 26 + second - 'A';
    }

    /** The representation of two ASCII letters, or null when there is none. */
    static @Nullable VR of(int first, int second) {
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? BY_CODE[code(first, second)] : null;
    }

    Form form() {
        return form;
    }

    /** Bytes that change places together with the byte order. */
    int unit() {
        return unit;
    }

    /** Whether an explicit header has two reserved bytes and a 32-bit length (PS3.5 7.1.2). */
    boolean longForm() {
        return longForm;
    }

    /** Whether the specific character set applies (PS3.5 6.1.2.2). */
    boolean charsetMatters() {
        return charsetMatters;
    }
}
