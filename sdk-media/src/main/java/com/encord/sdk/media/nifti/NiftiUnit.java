package com.encord.sdk.media.nifti;

import java.util.Optional;

/** What the sizes of voxels and the steps between volumes are measured in: the units of the NIfTI standard. */
public enum NiftiUnit {
    /** Metres. */
    METER(1, "m", 1000),
    /** Millimetres. */
    MILLIMETER(2, "mm", 1),
    /** Micrometres. */
    MICROMETER(3, "um", 1e-3),
    /** Seconds. */
    SECOND(8, "s", 1),
    /** Milliseconds. */
    MILLISECOND(16, "ms", 1e-3),
    /** Microseconds. */
    MICROSECOND(24, "us", 1e-6),
    /** Hertz: the volumes are a spectrum. */
    HERTZ(32, "Hz", Double.NaN),
    /** Parts per million: the volumes are a spectrum. */
    PARTS_PER_MILLION(40, "ppm", Double.NaN),
    /** Radians per second: the volumes are a spectrum. */
    RADIANS_PER_SECOND(48, "rad/s", Double.NaN);

    private static final int SPACE = 0x07;
    private static final int TIME = 0x38;

    private final int code;
    private final String symbol;
    private final double factor;

    NiftiUnit(int code, String symbol, double factor) {
        this.code = code;
        this.symbol = symbol;
        this.factor = factor;
    }

    /**
     * How the unit is written.
     *
     * @return for instance {@code mm}
     */
    public String symbol() {
        return symbol;
    }

    /** Millimetres or seconds; NaN for what is neither length nor time. */
    double factor() {
        return factor;
    }

    /** The unit of the first three dimensions in a header's {@code xyzt_units}; empty if it does not say. */
    static Optional<NiftiUnit> ofSpace(int units) {
        return ofCode(units & SPACE);
    }

    /** The unit of the fourth dimension; empty if the header does not say. */
    static Optional<NiftiUnit> ofTime(int units) {
        return ofCode(units & TIME);
    }

    private static Optional<NiftiUnit> ofCode(int code) {
        for (NiftiUnit unit : values()) {
            if (unit.code == code) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
