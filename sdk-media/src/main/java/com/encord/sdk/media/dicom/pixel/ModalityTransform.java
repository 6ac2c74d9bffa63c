package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.FunctionalGroups;
import com.encord.sdk.media.dicom.Tag;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** From stored values to what the modality means by them, such as Hounsfield units (PS3.3 C.11.1). */
final class ModalityTransform {
    private final double slope;
    private final double intercept;
    private final @Nullable LookupTable table;

    private ModalityTransform(double slope, double intercept, @Nullable LookupTable table) {
        this.slope = slope;
        this.intercept = intercept;
        this.table = table;
    }

    static ModalityTransform of(DicomDataset header, FunctionalGroups groups, int frame, boolean signed) {
        for (DicomDataset item : header.items(Tag.MODALITY_LUT_SEQUENCE)) {
            Optional<LookupTable> table = LookupTable.of(item, Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, signed);
            if (table.isPresent()) {
                return new ModalityTransform(1, 0, table.get());
            }
        }
        Optional<DicomDataset> holder =
                groups.holder(frame, Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE, Tag.RESCALE_SLOPE);
        OptionalDouble slope =
                holder.map(item -> item.decimal(Tag.RESCALE_SLOPE)).orElse(OptionalDouble.empty());
        OptionalDouble intercept =
                holder.map(item -> item.decimal(Tag.RESCALE_INTERCEPT)).orElse(OptionalDouble.empty());
        return new ModalityTransform(slope.orElse(1), intercept.orElse(0), null);
    }

    /** Whether a table gives the results, so that none is below 0 (PS3.3 C.11.1.1.1). */
    boolean isTable() {
        return table != null;
    }

    /** Whether results can be below 0, of stored values that can or cannot. */
    boolean mayBeNegative(boolean signed) {
        return table == null && (signed || slope < 0 || intercept < 0);
    }

    double apply(double stored) {
        return table == null ? stored * slope + intercept : table.at(stored);
    }

    /** Whether stored values are kept as they are. */
    boolean isIdentity() {
        return table == null && slope == 1 && intercept == 0;
    }
}
