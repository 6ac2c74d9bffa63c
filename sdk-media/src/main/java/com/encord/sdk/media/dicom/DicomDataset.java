package com.encord.sdk.media.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A data set: elements in ascending order of their tags. Immutable; safe for use by many threads at once. What a file
 * writes twice counts once, the last time.
 */
public final class DicomDataset implements Iterable<DicomElement> {
    private final DicomElement[] elements;

    DicomDataset(List<DicomElement> inFileOrder) {
        DicomElement[] given = inFileOrder.toArray(new DicomElement[0]);
        this.elements = ascending(given) ? given : ordered(given);
    }

    private static boolean ascending(DicomElement[] elements) {
        for (int i = 1; i < elements.length; i++) {
            if (Integer.compareUnsigned(elements[i - 1].tag(), elements[i].tag()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static DicomElement[] ordered(DicomElement[] inFileOrder) {
        DicomElement[] sorted = inFileOrder.clone();
        Arrays.sort(sorted, (a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
        List<DicomElement> unique = new ArrayList<>(sorted.length);
        for (DicomElement element : sorted) {
            int last = unique.size() - 1;
            if (last >= 0 && unique.get(last).tag() == element.tag()) {
                unique.set(last, element);
            } else {
                unique.add(element);
            }
        }
        return unique.toArray(new DicomElement[0]);
    }

    @Override
    public Iterator<DicomElement> iterator() {
        return Arrays.asList(elements).iterator();
    }

    /**
     * How many elements there are at this level.
     *
     * @return the count
     */
    public int size() {
        return elements.length;
    }

    private @Nullable DicomElement at(int tag) {
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(elements[middle].tag(), tag);
            if (order == 0) {
                return elements[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /**
     * An element of this level.
     *
     * @param tag its tag, see {@link Tag}
     * @return the element, when there is one
     */
    public Optional<DicomElement> find(int tag) {
        return Optional.ofNullable(at(tag));
    }

    /**
     * An element's first value as text.
     *
     * @param tag its tag
     * @return the text; empty when the element is missing, or its first value empty
     */
    public Optional<String> text(int tag) {
        DicomElement element = at(tag);
        if (element == null) {
            return Optional.empty();
        }
        List<String> texts = element.texts();
        return texts.isEmpty() || texts.get(0).isEmpty() ? Optional.empty() : Optional.of(texts.get(0));
    }

    /**
     * An element's first value as a whole number.
     *
     * @param tag its tag
     * @return the number; empty when there is none, or it does not fit
     */
    public OptionalInt integer(int tag) {
        OptionalDouble number = decimal(tag);
        return number.isPresent()
                        && number.getAsDouble() == Math.rint(number.getAsDouble())
                        && Math.abs(number.getAsDouble()) <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsDouble())
                : OptionalInt.empty();
    }

    /**
     * An element's first value as a number.
     *
     * @param tag its tag
     * @return the number, when there is one
     */
    public OptionalDouble decimal(int tag) {
        DicomElement element = at(tag);
        if (element == null) {
            return OptionalDouble.empty();
        }
        List<Number> numbers = element.numbers();
        return numbers.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(numbers.get(0).doubleValue());
    }

    /**
     * An element's values as numbers.
     *
     * @param tag its tag
     * @return the numbers; empty when the element is missing
     */
    public double[] decimals(int tag) {
        DicomElement element = at(tag);
        if (element == null) {
            return new double[0];
        }
        List<Number> numbers = element.numbers();
        double[] decimals = new double[numbers.size()];
        for (int i = 0; i < decimals.length; i++) {
            decimals[i] = numbers.get(i).doubleValue();
        }
        return decimals;
    }

    /**
     * A sequence's items.
     *
     * @param tag its tag
     * @return the items; empty when the element is missing or is no sequence
     */
    public List<DicomDataset> items(int tag) {
        DicomElement element = at(tag);
        return element == null ? List.of() : element.items();
    }

    @Override
    public String toString() {
        return "DicomDataset[" + elements.length + " elements]";
    }
}
