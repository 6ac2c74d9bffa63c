package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomElement;
import com.encord.sdk.media.dicom.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A window: which values, after the modality's rescaling, are spread over the grey scale (PS3.3 C.11.2.1.2). Values
 * below are black, values above white.
 *
 * @param center the middle of the window
 * @param width its width: at least 1 for {@link Shape#LINEAR}, above 0 for the others
 * @param explanation what the file calls it, such as {@code BONE}; empty when it does not say
 * @param shape how values spread
 */
public record DicomWindow(double center, double width, String explanation, Shape shape) {
    /** How values spread between black and white. */
    public enum Shape {
        /** The standard's default, which counts whole values: half a unit narrower at each side. */
        LINEAR,
        /** From {@code center - width / 2} to {@code center + width / 2}. */
        LINEAR_EXACT,
        /** Without hard ends. */
        SIGMOID
    }

    /**
     * Holds the width to its bounds.
     *
     * @param center the middle of the window
     * @param width its width
     * @param explanation what the file calls it
     * @param shape how values spread
     */
    public DicomWindow {
        double least = shape == Shape.LINEAR ? 1 : Double.MIN_NORMAL;
        if (!Double.isFinite(center) || !Double.isFinite(width) || width < least) {
            throw new IllegalArgumentException("a " + shape + " window of center " + center + " and width " + width
                    + ": the width must be " + (shape == Shape.LINEAR ? "at least 1" : "above 0"));
        }
    }

    /**
     * A linear window.
     *
     * @param center the middle of the window
     * @param width its width, at least 1
     * @return the window
     */
    public static DicomWindow of(double center, double width) {
        return new DicomWindow(center, width, "", Shape.LINEAR);
    }

    /**
     * The windows that a header, or the functional group of a frame, suggests; those that make no sense are left out.
     * A width below 1, which the default function cannot have, is meant exactly: values such as a dose are fractions.
     */
    static List<DicomWindow> of(DicomDataset holder) {
        double[] centers = holder.decimals(Tag.WINDOW_CENTER);
        double[] widths = holder.decimals(Tag.WINDOW_WIDTH);
        List<String> names =
                holder.find(Tag.WINDOW_EXPLANATION).map(DicomElement::texts).orElse(List.of());
        Shape shape = shape(holder.text(Tag.VOI_LUT_FUNCTION).orElse(""));
        List<DicomWindow> windows = new ArrayList<>();
        for (int i = 0; i < Math.min(centers.length, widths.length); i++) {
            if (Double.isFinite(centers[i]) && Double.isFinite(widths[i]) && widths[i] >= Double.MIN_NORMAL) {
                Shape possible = shape == Shape.LINEAR && widths[i] < 1 ? Shape.LINEAR_EXACT : shape;
                windows.add(new DicomWindow(centers[i], widths[i], i < names.size() ? names.get(i) : "", possible));
            }
        }
        return windows;
    }

    private static Shape shape(String function) {
        return switch (function.toUpperCase(Locale.ROOT)) {
            case "LINEAR_EXACT" -> Shape.LINEAR_EXACT;
            case "SIGMOID" -> Shape.SIGMOID;
            default -> Shape.LINEAR;
        };
    }

    /**
     * Where a value lies in the window.
     *
     * @param value a value after the modality's rescaling
     * @return 0 for black to 1 for white
     */
    public double apply(double value) {
        return apply(value, 1);
    }

    /**
     * Where a value lies in the window, as a shade. Multiplied before divided, so that values half-way between two
     * shades are rounded as exact arithmetic would.
     *
     * @param value a value after the modality's rescaling
     * @param white the shade of white, such as 255
     * @return 0 for black to {@code white}
     */
    public double apply(double value, double white) {
        if (shape == Shape.SIGMOID) {
            return white / (1 + Math.exp(-4 * (value - center) / width));
        }
        double middle = shape == Shape.LINEAR ? center - 0.5 : center;
        double range = shape == Shape.LINEAR ? width - 1 : width;
        double low = middle - range / 2;
        if (value <= low) {
            return 0;
        }
        return value > middle + range / 2 ? white : white * (value - low) / range;
    }
}
