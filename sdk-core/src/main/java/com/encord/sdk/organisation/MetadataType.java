package com.encord.sdk.organisation;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a key of client metadata is declared to hold. All implementations are immutable.
 *
 * <p>{@link Variant} is what a plain value is declared as unless there is a reason for one of the stricter types.
 */
public sealed interface MetadataType {
    /** A number. Its width is what the platform indexes it with. */
    enum NumberType implements MetadataType {
        /** IEEE 754 single precision. */
        F32,
        /** IEEE 754 double precision; the platform's default. */
        F64
    }

    /** Types without further facts. */
    enum Plain implements MetadataType {
        /** True or false. */
        BOOLEAN,
        /** A text of any length. */
        TEXT,
        /** A UUID. */
        UUID,
        /** A user of the platform. */
        USER,
        /** A place on the earth. */
        GEOSPATIAL,
        /** A date with time, in UTC, which is the only time zone the platform knows here. */
        DATETIME
    }

    /** What a plain value is to be taken for, without being held to it. */
    enum Variant implements MetadataType {
        /** A number. */
        NUMBER,
        /** A short text. */
        VARCHAR,
        /** A text of any length. */
        TEXT,
        /** True or false. */
        BOOLEAN,
        /** A date with time. */
        DATETIME,
        /** A UUID. */
        UUID
    }

    /**
     * A short text.
     *
     * @param maxLength the most characters it may have, 0 to 8192
     */
    record Varchar(int maxLength) implements MetadataType {
        /** The longest short text, which is also the platform's default. */
        public static final int LONGEST = 8192;

        /**
         * Checks the length.
         *
         * @param maxLength the most characters it may have
         * @throws IllegalArgumentException if it is not within 0 to {@value #LONGEST}
         */
        public Varchar {
            if (maxLength < 0 || maxLength > LONGEST) {
                throw new IllegalArgumentException("A varchar has room for 0 to " + LONGEST + " characters, not "
                        + maxLength + ". Declare longer texts as TEXT.");
            }
        }
    }

    /**
     * One of a few texts.
     *
     * @param values 1 to 256 different texts
     */
    record Choice(List<String> values) implements MetadataType {
        /** The most values there may be. */
        public static final int MOST = 256;

        /**
         * Copies and checks the values.
         *
         * @param values 1 to 256 different texts
         * @throws IllegalArgumentException if there are none, too many, or two of the same
         */
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() > MOST) {
                throw new IllegalArgumentException("An enum has 1 to " + MOST + " values, not " + values.size() + ".");
            }
            if (new HashSet<>(values).size() < values.size()) {
                throw new IllegalArgumentException("The values of an enum must differ: " + values);
            }
        }

        /**
         * The same with more values.
         *
         * @param more texts it does not have yet
         * @return a new type
         * @throws IllegalArgumentException if it has one of them, or there are too many
         */
        public Choice plus(List<String> more) {
            return new Choice(Stream.concat(values.stream(), more.stream()).toList());
        }
    }

    /**
     * A vector of numbers that stands for an item in searches by similarity.
     *
     * @param size how many numbers, 1 to 4096
     * @param api how the platform computes vectors of searched texts and images, in the platform's own words; empty
     *     when it does not
     */
    record Embedding(int size, Optional<Map<String, Object>> api) implements MetadataType {
        /** The longest vector. */
        public static final int LONGEST = 4096;

        /**
         * Checks the size.
         *
         * @param size how many numbers
         * @param api how the platform computes vectors
         * @throws IllegalArgumentException if the size is not within 1 to {@value #LONGEST}
         */
        public Embedding {
            if (size < 1 || size > LONGEST) {
                throw new IllegalArgumentException("An embedding has 1 to " + LONGEST + " numbers, not " + size + ".");
            }
            api = api.map(fields -> Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
        }

        /**
         * Vectors that only the customer computes.
         *
         * @param size how many numbers, 1 to 4096
         */
        public Embedding(int size) {
            this(size, Optional.empty());
        }
    }

    /**
     * A key that was deleted: its name stays taken.
     *
     * @param deleted what it held, which it can be restored to; empty when it was deleted for good
     */
    record Tombstone(Optional<MetadataType> deleted) implements MetadataType {}

    /**
     * A type this SDK does not know. A schema that holds it can be changed and saved; it stays as it is.
     *
     * @param name the platform's name of the type
     */
    record Unknown(String name) implements MetadataType {}
}
