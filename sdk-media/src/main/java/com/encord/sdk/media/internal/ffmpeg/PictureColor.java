package com.encord.sdk.media.internal.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How the numbers of a YUV picture in limited range stand for colours, in the code points of ISO/IEC 23091-2. For
 * output only the families of BT.709 and BT.601 occur, which every browser shows right.
 *
 * @param matrix how RGB became YUV
 * @param primaries what red, green and blue are
 * @param transfer how light became numbers
 */
record PictureColor(int matrix, int primaries, int transfer) {
    private static final int HIGH_DEFINITION_ROWS = 720;

    static final PictureColor BT709 =
            new PictureColor(avutil.AVCOL_SPC_BT709, avutil.AVCOL_PRI_BT709, avutil.AVCOL_TRC_BT709);
    private static final PictureColor BT601 =
            new PictureColor(avutil.AVCOL_SPC_SMPTE170M, avutil.AVCOL_PRI_SMPTE170M, avutil.AVCOL_TRC_SMPTE170M);

    /** The colours a frame is kept in or, if browsers do not know them, converted to. */
    static PictureColor outputFor(AVFrame frame) {
        if (isHighDynamicRange(frame) || isWideGamut(frame)) {
            return BT709;
        }
        int matrix = frame.colorspace();
        PictureColor family =
                switch (matrix) {
                    case avutil.AVCOL_SPC_BT709 -> BT709;
                    case avutil.AVCOL_SPC_BT470BG, avutil.AVCOL_SPC_SMPTE170M ->
                        new PictureColor(matrix, BT601.primaries, BT601.transfer);
                    default -> usualFor(frame);
                };
        return new PictureColor(
                family.matrix,
                specified(frame.color_primaries(), avutil.AVCOL_PRI_UNSPECIFIED)
                        ? frame.color_primaries()
                        : family.primaries,
                specified(frame.color_trc(), avutil.AVCOL_TRC_UNSPECIFIED) ? frame.color_trc() : family.transfer);
    }

    /** The matrix to read a frame with: its own, or what players take for granted when it does not say. */
    static int inputMatrix(AVFrame frame) {
        int matrix = frame.colorspace();
        return specified(matrix, avutil.AVCOL_SPC_UNSPECIFIED) && matrix != avutil.AVCOL_SPC_RGB
                ? matrix
                : usualFor(frame).matrix;
    }

    static boolean isHighDynamicRange(AVFrame frame) {
        return frame.color_trc() == avutil.AVCOL_TRC_SMPTE2084 || frame.color_trc() == avutil.AVCOL_TRC_ARIB_STD_B67;
    }

    static boolean isWideGamut(AVFrame frame) {
        return frame.color_primaries() == avutil.AVCOL_PRI_BT2020
                || frame.colorspace() == avutil.AVCOL_SPC_BT2020_NCL
                || frame.colorspace() == avutil.AVCOL_SPC_BT2020_CL;
    }

    private static PictureColor usualFor(AVFrame frame) {
        return frame.height() >= HIGH_DEFINITION_ROWS || frame.width() >= HIGH_DEFINITION_ROWS * 16 / 9 ? BT709 : BT601;
    }

    /** Zero and the "reserved" value mean as little as the official "unspecified". */
    private static boolean specified(int value, int unspecified) {
        return value > 0 && value != unspecified && value != 3;
    }
}
