package com.encord.sdk.media.dicom.pixel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The windows that radiologists commonly look at computed tomography through, in Hounsfield units: air is -1000, water
 * 0. Departments differ by some tens of units; these are in the middle of what is usual. For other modalities they mean
 * nothing.
 */
public enum CtWindow {
    /** Air spaces and vessels of the lung. */
    LUNG(-600, 1500),
    /** Heart, vessels and lymph nodes between the lungs. */
    MEDIASTINUM(50, 350),
    /** Organs of the belly. */
    ABDOMEN(50, 400),
    /** Differences within the liver. */
    LIVER(30, 150),
    /** Muscle, fat and organs anywhere. */
    SOFT_TISSUE(40, 400),
    /** Skeleton. */
    BONE(400, 1800),
    /** Grey and white matter. */
    BRAIN(40, 80),
    /** Early signs of a stroke. */
    STROKE(32, 8),
    /** Blood along the skull. */
    SUBDURAL(75, 215),
    /** The inner ear and the bone around it. */
    TEMPORAL_BONE(600, 2800),
    /** Vessels filled with contrast medium. */
    ANGIOGRAPHY(300, 600);

    private final DicomWindow window;

    CtWindow(double center, double width) {
        this.window = new DicomWindow(center, width, label(name()), DicomWindow.Shape.LINEAR);
    }

    /**
     * The window itself.
     *
     * @return a linear window, which explains itself by its {@link #label()}
     */
    public DicomWindow window() {
        return window;
    }

    /**
     * Its name as people write it.
     *
     * @return such as {@code soft-tissue}
     */
    public String label() {
        return window.explanation();
    }

    /**
     * Finds a window by its name.
     *
     * @param name its {@link #label()} or the name of the constant, in any case, words apart by a hyphen, a blank or an
     *     underscore
     * @return the window, when there is one
     */
    public static Optional<CtWindow> find(String name) {
        String wanted = label(name.trim().replace(' ', '_'));
        return Arrays.stream(values())
                .filter(each -> each.label().equals(wanted))
                .findFirst();
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
