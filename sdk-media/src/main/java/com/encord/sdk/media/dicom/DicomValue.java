package com.encord.sdk.media.dicom;

import java.util.List;

/** What stands behind an element's header. */
sealed interface DicomValue {
    /** A value in memory: a slice of a shared array that nobody writes. */
    record Bytes(byte[] array, int offset, int length) implements DicomValue {}

    /** A value left in the file, or in the inflated data set, for later. */
    record Region(long offset, long length) implements DicomValue {}

    /** The items of a sequence. */
    record Items(List<DicomDataset> items) implements DicomValue {}

    /** The fragments of encapsulated pixel data; the first one is the basic offset table (PS3.5 A.4). */
    record Fragments(List<Region> fragments) implements DicomValue {}
}
