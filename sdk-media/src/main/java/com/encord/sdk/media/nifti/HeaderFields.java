package com.encord.sdk.media.nifti;

/**
 * What the three header layouts hold, made sense of.
 *
 * @param version 0 for Analyze
 * @param singleFile whether the voxels follow the header in its own file
 * @param dims as stored
 * @param shape the length of each dimension that is used
 * @param units {@code xyzt_units}; Analyze has none
 * @param displayRange the real values to show black and white; meaningless unless the second is larger
 */
record HeaderFields(
        int version,
        boolean bigEndian,
        boolean singleFile,
        long[] dims,
        long[] shape,
        double[] pixdim,
        int units,
        NiftiType type,
        double[][] affine,
        double slope,
        double intercept,
        long dataOffset,
        double[] displayRange) {}
