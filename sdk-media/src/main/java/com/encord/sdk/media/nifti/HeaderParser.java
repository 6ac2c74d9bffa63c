package com.encord.sdk.media.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the three header layouts: NIfTI-1 and Analyze 7.5 (348 bytes), NIfTI-2 (540 bytes), in either byte order. */
final class HeaderParser {
    static final int NIFTI_1_SIZE = 348;
    static final int NIFTI_2_SIZE = 540;
    private static final int MOST_DIMENSIONS = 7;
    private static final int LINE_ENDS = 0x0d0a1a0a;

    private final ByteBuffer bytes;
    private final int version;
    private final boolean singleFile;

    private HeaderParser(ByteBuffer bytes, int version, boolean singleFile) {
        this.bytes = bytes;
        this.version = version;
        this.singleFile = singleFile;
    }

    /**
     * Parses the first bytes of a header file.
     *
     * @param start at least 348 bytes unless the file is shorter, 540 if it has them
     * @param paired whether the voxels are in a file of their own, whatever the signature says
     */
    static NiftiHeader parse(ByteBuffer start, boolean paired) {
        if (start.limit() < NIFTI_1_SIZE) {
            throw new MalformedVolume("the header has " + start.limit() + " bytes instead of 348 or 540");
        }
        int littleSize = start.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        int size = littleSize == NIFTI_1_SIZE || littleSize == NIFTI_2_SIZE
                ? littleSize
                : Integer.reverseBytes(littleSize);
        String magic2 = text(start, 4, 4);
        if (size == NIFTI_2_SIZE && (magic2.equals("n+2") || magic2.equals("ni2"))) {
            if (start.limit() < NIFTI_2_SIZE) {
                throw new MalformedVolume("the header has " + start.limit() + " bytes instead of 540");
            }
            requireLineEnds(start);
            start.order(size == littleSize ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return new HeaderParser(start, 2, magic2.equals("n+2") && !paired).read();
        }
        String magic1 = text(start, 344, 4);
        boolean nifti1 = magic1.equals("n+1") || magic1.equals("ni1");
        if (!nifti1 && size != NIFTI_1_SIZE) {
            throw new MalformedVolume("the file starts like no NIfTI-1, NIfTI-2 or Analyze header");
        }
        start.order(isBigEndian(start, size != littleSize) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return new HeaderParser(start, nifti1 ? 1 : 0, magic1.equals("n+1") && !paired).read();
    }

    /** Whether this is how headers begin, in either byte order. */
    static boolean isSize(int value) {
        int swapped = Integer.reverseBytes(value);
        return value == NIFTI_1_SIZE || value == NIFTI_2_SIZE || swapped == NIFTI_1_SIZE || swapped == NIFTI_2_SIZE;
    }

    /** The number of dimensions is the standard's own test; where it makes no sense at all, the header's size tells. */
    private static boolean isBigEndian(ByteBuffer start, boolean bySize) {
        int little = start.order(ByteOrder.LITTLE_ENDIAN).getShort(40);
        int big = Short.reverseBytes((short) little);
        boolean couldBeLittle = little >= 1 && little <= MOST_DIMENSIONS;
        boolean couldBeBig = big >= 1 && big <= MOST_DIMENSIONS;
        return couldBeLittle == couldBeBig ? bySize : couldBeBig;
    }

    /** NIfTI-2 has them in its signature, to show that nobody took the file for a text on its way. */
    private static void requireLineEnds(ByteBuffer start) {
        int ends = start.order(ByteOrder.BIG_ENDIAN).getInt(8);
        if (ends != 0 && ends != LINE_ENDS) {
            throw new MalformedVolume("bytes were changed as if it were a text; copy it again in binary mode");
        }
    }

    private NiftiHeader read() {
        long[] dims = new long[8];
        double[] pixdim = new double[8];
        for (int i = 0; i < 8; i++) {
            dims[i] = two() ? bytes.getLong(16 + 8 * i) : bytes.getShort(40 + 2 * i);
            pixdim[i] = two() ? bytes.getDouble(104 + 8 * i) : bytes.getFloat(76 + 4 * i);
        }
        correct(pixdim);
        int code = bytes.getShort(two() ? 12 : 70);
        NiftiType type = NiftiType.ofCode(code)
                .orElseThrow(() -> new MalformedVolume("data type " + code + " is not one of the NIfTI standard"));
        long[] shape = shape(dims);
        double[] scaling = scaling();
        double offset = two() ? bytes.getLong(168) : bytes.getFloat(108);
        return new NiftiHeader(new HeaderFields(
                version,
                bytes.order() == ByteOrder.BIG_ENDIAN,
                singleFile,
                dims,
                shape,
                pixdim,
                units(),
                type,
                affine(shape, pixdim),
                scaling[0],
                scaling[1],
                dataOffset(offset),
                new double[] {real(200, 128), real(192, 124)}));
    }

    private int units() {
        return two() ? bytes.getInt(500) : version == 1 ? bytes.get(123) : 0;
    }

    private boolean two() {
        return version == 2;
    }

    /** As other readers do: a voxel has no negative size, nor none at all, and handedness is 1 unless it is -1. */
    private void correct(double[] pixdim) {
        for (int i = 1; i <= 3; i++) {
            pixdim[i] = pixdim[i] == 0 ? 1 : Math.abs(pixdim[i]);
        }
        if (version > 0 && pixdim[0] != -1) {
            pixdim[0] = 1;
        }
    }

    private static long[] shape(long[] dims) {
        if (dims[0] < 1 || dims[0] > MOST_DIMENSIONS) {
            throw new MalformedVolume("the header says " + dims[0] + " dimensions instead of 1 to 7");
        }
        long[] shape = new long[(int) dims[0]];
        for (int i = 0; i < shape.length; i++) {
            // some writers leave 0 where a volume has no times or vectors
            shape[i] = i >= 3 && dims[i + 1] == 0 ? 1 : dims[i + 1];
            if (shape[i] < 1) {
                throw new MalformedVolume("the header says that dimension " + (i + 1) + " has " + shape[i] + " voxels");
            }
        }
        return shape;
    }

    private long dataOffset(double offset) {
        int least = !singleFile ? 0 : two() ? NIFTI_2_SIZE + 4 : NIFTI_1_SIZE + 4;
        if (!(offset >= least) || offset > Long.MAX_VALUE / 2.0) {
            throw new MalformedVolume("the header says that voxels start at byte " + offset + ", before byte " + least);
        }
        return (long) offset;
    }

    private double[][] affine(long[] shape, double[] pixdim) {
        double[] zooms = Arrays.copyOfRange(pixdim, 1, 1 + Math.min(shape.length, 3));
        if (version == 0) {
            return Affine.fromSizes(zooms, origin(shape));
        }
        int qform = two() ? bytes.getInt(344) : bytes.getShort(252);
        int sform = two() ? bytes.getInt(348) : bytes.getShort(254);
        if (sform > 0) {
            double[][] affine = Affine.identity();
            for (int i = 0; i < 12; i++) {
                affine[i / 4][i % 4] = real(400 + 8 * i, 280 + 4 * i);
            }
            return affine;
        }
        if (qform > 0) {
            double[] allZooms = Arrays.copyOfRange(pixdim, 1, 4);
            double[] offset = {real(376, 268), real(384, 272), real(392, 276)};
            return Affine.fromQuaternion(real(352, 256), real(360, 260), real(368, 264), offset, allZooms, pixdim[0]);
        }
        return Affine.fromSizes(zooms, Affine.centre(shape));
    }

    /** SPM keeps the 1-based origin in a field of Analyze headers that nobody else uses. */
    private double[] origin(long[] shape) {
        double[] origin = new double[3];
        boolean any = false;
        boolean inside = true;
        for (int axis = 0; axis < 3; axis++) {
            int stored = bytes.getShort(253 + 2 * axis);
            long length = axis < shape.length ? shape[axis] : 1;
            any |= stored != 0;
            inside &= stored > -length && stored < 2 * length;
            origin[axis] = stored - 1;
        }
        return any && inside ? origin : Affine.centre(shape);
    }

    /** Slope and intercept; 1 and 0 where the header says not to scale. */
    private double[] scaling() {
        double slope = real(176, 112);
        double intercept = version == 0 ? 0 : real(184, 116);
        if (version == 0 && (!Double.isFinite(slope) || slope == 0)) {
            return analyzeScaling();
        }
        if (slope == 0 || !Double.isFinite(slope)) {
            return new double[] {1, 0};
        }
        if (!Double.isFinite(intercept)) {
            throw new MalformedVolume("the header scales by " + slope + " and adds " + intercept);
        }
        return new double[] {slope, intercept};
    }

    /** Older Analyze writers give the range of stored and of real values instead. */
    private double[] analyzeScaling() {
        double stored = (double) bytes.getInt(140) - bytes.getInt(144);
        double real = (double) bytes.getFloat(124) - bytes.getFloat(128);
        double slope = stored == 0 ? 0 : real / stored;
        return Double.isFinite(slope) && slope != 0
                ? new double[] {slope, bytes.getFloat(124) - slope * bytes.getInt(140)}
                : new double[] {1, 0};
    }

    private double real(int at2, int at1) {
        return two() ? bytes.getDouble(at2) : bytes.getFloat(at1);
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        String all = new String(text, StandardCharsets.ISO_8859_1);
        int nul = all.indexOf(0);
        return nul < 0 ? all : all.substring(0, nul);
    }
}
