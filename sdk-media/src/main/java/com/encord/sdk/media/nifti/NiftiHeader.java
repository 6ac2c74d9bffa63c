package com.encord.sdk.media.nifti;

import com.encord.sdk.media.internal.json.JsonWriter;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the header of a volume says. A value, free to share between threads; arrays are copied on the way out.
 */
public final class NiftiHeader {
    private final int version;
    private final boolean bigEndian;
    private final boolean singleFile;
    private final long[] dims;
    private final double[] pixdim;
    private final NiftiType type;
    private final double[][] affine;
    private final double slope;
    private final double intercept;
    private final long dataOffset;
    private final double calMin;
    private final double calMax;

    NiftiHeader(
            int version,
            boolean bigEndian,
            boolean singleFile,
            long[] dims,
            double[] pixdim,
            NiftiType type,
            double[][] affine,
            double slope,
            double intercept,
            long dataOffset,
            double calMin,
            double calMax) {
        this.version = version;
        this.bigEndian = bigEndian;
        this.singleFile = singleFile;
        this.dims = dims;
        this.pixdim = pixdim;
        this.type = type;
        this.affine = affine;
        this.slope = slope;
        this.intercept = intercept;
        this.dataOffset = dataOffset;
        this.calMin = calMin;
        this.calMax = calMax;
    }

    /**
     * The version of the standard.
     *
     * @return 1 or 2, or empty for Analyze 7.5
     */
    public Optional<Integer> version() {
        return version == 0 ? Optional.empty() : Optional.of(version);
    }

    /**
     * The byte order of header and voxels.
     *
     * @return true if the highest byte comes first
     */
    public boolean bigEndian() {
        return bigEndian;
    }

    /** Whether header and voxels share a file. */
    boolean singleFile() {
        return singleFile;
    }

    /**
     * The header's dimension field.
     *
     * @return 8 numbers: how many dimensions there are, then the length of each; unused ones as stored
     */
    public long[] dims() {
        return dims.clone();
    }

    /**
     * The length of each dimension that is used.
     *
     * @return 1 to 7 positive numbers, the fastest changing first
     */
    public long[] shape() {
        return Arrays.copyOfRange(dims, 1, 1 + (int) dims[0]);
    }

    /**
     * The header's voxel sizes.
     *
     * @return 8 numbers: the handedness of the quaternion form, then millimetres, seconds and so on per dimension
     */
    public double[] pixdim() {
        return pixdim.clone();
    }

    /**
     * How one voxel is stored.
     *
     * @return the type
     */
    public NiftiType type() {
        return type;
    }

    /**
     * From voxel indices to millimetres: right, anterior, superior. The sform if the header has one, else the qform,
     * else from the voxel sizes with the centre of the volume at 0 and the first axis from right to left.
     *
     * @return 4 rows of 4
     */
    public double[][] affine() {
        double[][] copy = new double[4][];
        for (int row = 0; row < 4; row++) {
            copy[row] = affine[row].clone();
        }
        return copy;
    }

    /**
     * What a stored value is multiplied by.
     *
     * @return 1 if the header says not to scale
     */
    public double slope() {
        return slope;
    }

    /**
     * What is added after multiplying.
     *
     * @return 0 if the header says not to scale
     */
    public double intercept() {
        return intercept;
    }

    long dataOffset() {
        return dataOffset;
    }

    /** The range of real values to show; meaningless unless the second is larger. */
    double[] displayRange() {
        return new double[] {calMin, calMax};
    }

    /** Bytes of all voxels. */
    long dataBytes() {
        long bytes = type.bytes();
        for (long length : shape()) {
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
        return axis < dims[0] ? dims[axis + 1] : 1;
    }

    /** How many 3-D volumes follow each other. */
    long volumes() {
        long count = 1;
        for (int axis = 3; axis < dims[0]; axis++) {
            count *= length(axis);
        }
        return count;
    }

    /**
     * The facts as one line of JSON: {@code version, dims, pixdim, datatype, affine, slope, intercept}; the version is
     * left out for Analyze. For files whose voxels are missing or damaged; else see {@link NiftiVolume#toJson()}.
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
        json.name("dims").value(Arrays.stream(dims).boxed().toList());
        json.name("pixdim").value(pixdim);
        json.name("datatype").value(type.code());
        json.name("affine").value(Arrays.asList(affine));
        json.name("slope").value(slope);
        json.name("intercept").value(intercept);
    }

    @Override
    public String toString() {
        return "NiftiHeader[" + Arrays.toString(shape()) + " " + type + ", " + (bigEndian ? "big" : "little")
                + " endian]";
    }
}
