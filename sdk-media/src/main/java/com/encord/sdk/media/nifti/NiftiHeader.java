package com.encord.sdk.media.nifti;

import com.encord.sdk.media.internal.json.JsonWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the header of a volume says. A value, free to share between threads; arrays are copied on the way out.
 */
public final class NiftiHeader {
    private final HeaderFields fields;

    NiftiHeader(HeaderFields fields) {
        this.fields = fields;
    }

    /**
     * The version of the standard.
     *
     * @return 1 or 2, or empty for Analyze 7.5
     */
    public Optional<Integer> version() {
        return fields.version() == 0 ? Optional.empty() : Optional.of(fields.version());
    }

    /**
     * The byte order of header and voxels.
     *
     * @return true if the highest byte comes first
     */
    public boolean bigEndian() {
        return fields.bigEndian();
    }

    /** Whether header and voxels share a file. */
    boolean singleFile() {
        return fields.singleFile();
    }

    /**
     * The header's dimension field.
     *
     * @return 8 numbers: how many dimensions there are, then the length of each; unused ones as stored
     */
    public long[] dims() {
        return fields.dims().clone();
    }

    /**
     * The length of each dimension that is used.
     *
     * @return 1 to 7 positive numbers, the fastest changing first; 1 for a fourth or later dimension that is said to have
     *     0
     */
    public long[] shape() {
        return fields.shape().clone();
    }

    /**
     * The header's voxel sizes.
     *
     * @return 8 numbers: the handedness of the quaternion form, then the step along each dimension, in the
     *     {@linkplain #spaceUnit() unit of space} for the first three and in that {@linkplain #timeUnit() of time} for the
     *     fourth
     */
    public double[] pixdim() {
        return fields.pixdim().clone();
    }

    /**
     * What the affine and the first three voxel sizes are measured in.
     *
     * @return the unit; empty if the header does not say, which nearly always means millimetres
     */
    public Optional<NiftiUnit> spaceUnit() {
        return NiftiUnit.ofSpace(fields.units());
    }

    /**
     * What the fourth voxel size is measured in.
     *
     * @return a unit of time or, for spectra, of frequency; empty if the header does not say
     */
    public Optional<NiftiUnit> timeUnit() {
        return NiftiUnit.ofTime(fields.units());
    }

    /**
     * The voxel sizes in millimetres, whatever the header's unit is.
     *
     * @return 3 numbers, in the order of the voxel axes; as they are if the header does not say the unit
     */
    public double[] spacing() {
        double factor = spaceUnit().map(NiftiUnit::factor).orElse(1.0);
        return new double[] {pixdim(1) * factor, pixdim(2) * factor, pixdim(3) * factor};
    }

    /**
     * The time from one 3-D volume to the next.
     *
     * @return seconds; empty if there is one volume only, or the header does not say a time
     */
    public OptionalDouble volumeInterval() {
        double seconds = pixdim(4) * timeUnit().map(NiftiUnit::factor).orElse(Double.NaN);
        return length(3) > 1 && seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    private double pixdim(int axis) {
        return fields.pixdim()[axis];
    }

    /**
     * How one voxel is stored.
     *
     * @return the type
     */
    public NiftiType type() {
        return fields.type();
    }

    /**
     * From voxel indices to places, as distances to the right, anterior and superior in the {@linkplain #spaceUnit()
     * unit of space}, mostly millimetres. The sform if the header has one, else the qform, else from the voxel sizes with
     * the centre of the volume at 0 and the first axis from right to left.
     *
     * @return 4 rows of 4
     */
    public double[][] affine() {
        double[][] copy = new double[4][];
        for (int row = 0; row < 4; row++) {
            copy[row] = fields.affine()[row].clone();
        }
        return copy;
    }

    /**
     * What a stored value is multiplied by.
     *
     * @return 1 if the header says not to scale
     */
    public double slope() {
        return fields.slope();
    }

    /**
     * What is added after multiplying.
     *
     * @return 0 if the header says not to scale
     */
    public double intercept() {
        return fields.intercept();
    }

    long dataOffset() {
        return fields.dataOffset();
    }

    /** The range of real values to show; meaningless unless the second is larger. */
    double[] displayRange() {
        return fields.displayRange().clone();
    }

    /** Bytes of all voxels. */
    long dataBytes() {
        long bytes = type().bytes();
        for (long length : fields.shape()) {
            try {
                bytes = Math.multiplyExact(bytes, length);
            } catch (ArithmeticException e) {
                throw new MalformedVolume(
                        "the header says " + Arrays.toString(shape()) + " voxels, more than any file holds");
            }
        }
        return bytes;
    }

    /** Length of a dimension, 1 if there are fewer. */
    long length(int axis) {
        return axis < fields.shape().length ? fields.shape()[axis] : 1;
    }

    /** How many 3-D volumes follow each other. */
    long volumes() {
        long count = 1;
        for (int axis = 3; axis < fields.shape().length; axis++) {
            count *= length(axis);
        }
        return count;
    }

    /**
     * The facts as one line of JSON: {@code version, dims, pixdim, datatype, affine, slope, intercept, spaceUnit,
     * timeUnit}; left out are the version for Analyze, and units that the header does not say. For files whose voxels are missing or damaged; else see {@link NiftiVolume#toJson()}.
     *
     * @return a JSON object without line breaks
     */
    public String toJson() {
        StringBuilder out = new StringBuilder();
        JsonWriter json = new JsonWriter(out).beginObject();
        write(json);
        json.endObject();
        return out.toString();
    }

    void write(JsonWriter json) {
        json.optional("version", version().orElse(null));
        json.name("dims").value(Arrays.stream(fields.dims()).boxed().toList());
        json.name("pixdim").value(fields.pixdim());
        json.name("datatype").value(type().code());
        json.name("affine").value(Arrays.asList(fields.affine()));
        json.name("slope").value(slope());
        json.name("intercept").value(intercept());
        json.optional("spaceUnit", spaceUnit().map(NiftiUnit::symbol).orElse(null));
        json.optional("timeUnit", timeUnit().map(NiftiUnit::symbol).orElse(null));
    }

    @Override
    public String toString() {
        return "NiftiHeader[" + Arrays.toString(shape()) + " " + type() + ", " + (bigEndian() ? "big" : "little")
                + " endian]";
    }
}
