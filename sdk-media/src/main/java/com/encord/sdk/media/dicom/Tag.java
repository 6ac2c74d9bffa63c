package com.encord.sdk.media.dicom;

/**
 * The tags this SDK reads by name, as 32-bit numbers: group in the upper half, element in the lower (PS3.6). Compare
 * them unsigned.
 */
public final class Tag {
    /** Media Storage SOP Class UID. */
    public static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x00020002;
    /** Transfer Syntax UID. */
    public static final int TRANSFER_SYNTAX_UID = 0x00020010;
    /** Specific Character Set. */
    public static final int SPECIFIC_CHARACTER_SET = 0x00080005;
    /** Image Type. */
    public static final int IMAGE_TYPE = 0x00080008;
    /** SOP Class UID. */
    public static final int SOP_CLASS_UID = 0x00080016;
    /** SOP Instance UID. */
    public static final int SOP_INSTANCE_UID = 0x00080018;
    /** Acquisition Date Time. */
    public static final int ACQUISITION_DATE_TIME = 0x0008002A;
    /** Acquisition Time. */
    public static final int ACQUISITION_TIME = 0x00080032;
    /** Content Time. */
    public static final int CONTENT_TIME = 0x00080033;
    /** Modality. */
    public static final int MODALITY = 0x00080060;
    /** Series Description. */
    public static final int SERIES_DESCRIPTION = 0x0008103E;
    /** Patient Name. */
    public static final int PATIENT_NAME = 0x00100010;
    /** Patient ID. */
    public static final int PATIENT_ID = 0x00100020;
    /** Slice Thickness. */
    public static final int SLICE_THICKNESS = 0x00180050;
    /** KVP, the peak of the X-ray tube's voltage in kilovolts. */
    public static final int KVP = 0x00180060;
    /** Echo Time, milliseconds. */
    public static final int ECHO_TIME = 0x00180081;
    /** Spacing Between Slices. */
    public static final int SPACING_BETWEEN_SLICES = 0x00180088;
    /** Trigger Time, milliseconds. */
    public static final int TRIGGER_TIME = 0x00181060;
    /** Imager Pixel Spacing, millimetres between rows and between columns at the detector. */
    public static final int IMAGER_PIXEL_SPACING = 0x00181164;
    /** Convolution Kernel, by which a scan was reconstructed. */
    public static final int CONVOLUTION_KERNEL = 0x00181210;
    /** Nominal Scanned Pixel Spacing, millimetres between rows and between columns of a digitised film. */
    public static final int NOMINAL_SCANNED_PIXEL_SPACING = 0x00182010;
    /** Diffusion b-value. */
    public static final int DIFFUSION_B_VALUE = 0x00189087;
    /** Study Instance UID. */
    public static final int STUDY_INSTANCE_UID = 0x0020000D;
    /** Series Instance UID. */
    public static final int SERIES_INSTANCE_UID = 0x0020000E;
    /** Series Number. */
    public static final int SERIES_NUMBER = 0x00200011;
    /** Acquisition Number. */
    public static final int ACQUISITION_NUMBER = 0x00200012;
    /** Instance Number. */
    public static final int INSTANCE_NUMBER = 0x00200013;
    /** Image Position (Patient), millimetres. */
    public static final int IMAGE_POSITION_PATIENT = 0x00200032;
    /** Image Orientation (Patient), direction cosines of row and column. */
    public static final int IMAGE_ORIENTATION_PATIENT = 0x00200037;
    /** Frame of Reference UID. */
    public static final int FRAME_OF_REFERENCE_UID = 0x00200052;
    /** Concatenation UID, of the parts of one object in several files. */
    public static final int CONCATENATION_UID = 0x00209161;
    /** In-Concatenation Number, which of the parts. */
    public static final int IN_CONCATENATION_NUMBER = 0x00209162;
    /** In-Concatenation Total Number, how many parts there are. */
    public static final int IN_CONCATENATION_TOTAL_NUMBER = 0x00209163;
    /** Plane Position Sequence. */
    public static final int PLANE_POSITION_SEQUENCE = 0x00209113;
    /** Plane Orientation Sequence. */
    public static final int PLANE_ORIENTATION_SEQUENCE = 0x00209116;
    /** Temporal Position Identifier. */
    public static final int TEMPORAL_POSITION_IDENTIFIER = 0x00200100;
    /** Samples per Pixel. */
    public static final int SAMPLES_PER_PIXEL = 0x00280002;
    /** Photometric Interpretation. */
    public static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;
    /** Planar Configuration. */
    public static final int PLANAR_CONFIGURATION = 0x00280006;
    /** Number of Frames. */
    public static final int NUMBER_OF_FRAMES = 0x00280008;
    /** Rows. */
    public static final int ROWS = 0x00280010;
    /** Columns. */
    public static final int COLUMNS = 0x00280011;
    /** Pixel Spacing, millimetres between rows and between columns. */
    public static final int PIXEL_SPACING = 0x00280030;
    /** Pixel Aspect Ratio, the height of a pixel and its width. */
    public static final int PIXEL_ASPECT_RATIO = 0x00280034;
    /** Bits Allocated. */
    public static final int BITS_ALLOCATED = 0x00280100;
    /** Bits Stored. */
    public static final int BITS_STORED = 0x00280101;
    /** High Bit. */
    public static final int HIGH_BIT = 0x00280102;
    /** Pixel Representation: 1 for signed. */
    public static final int PIXEL_REPRESENTATION = 0x00280103;
    /** Pixel Padding Value. */
    public static final int PIXEL_PADDING_VALUE = 0x00280120;
    /** Pixel Padding Range Limit. */
    public static final int PIXEL_PADDING_RANGE_LIMIT = 0x00280121;
    /** Window Center. */
    public static final int WINDOW_CENTER = 0x00281050;
    /** Window Width. */
    public static final int WINDOW_WIDTH = 0x00281051;
    /** Rescale Intercept. */
    public static final int RESCALE_INTERCEPT = 0x00281052;
    /** Rescale Slope. */
    public static final int RESCALE_SLOPE = 0x00281053;
    /** Window Center and Width Explanation. */
    public static final int WINDOW_EXPLANATION = 0x00281055;
    /** VOI LUT Function. */
    public static final int VOI_LUT_FUNCTION = 0x00281056;
    /** Red Palette Color Lookup Table Descriptor. */
    public static final int RED_PALETTE_DESCRIPTOR = 0x00281101;
    /** Green Palette Color Lookup Table Descriptor. */
    public static final int GREEN_PALETTE_DESCRIPTOR = 0x00281102;
    /** Blue Palette Color Lookup Table Descriptor. */
    public static final int BLUE_PALETTE_DESCRIPTOR = 0x00281103;
    /** Red Palette Color Lookup Table Data. */
    public static final int RED_PALETTE_DATA = 0x00281201;
    /** Green Palette Color Lookup Table Data. */
    public static final int GREEN_PALETTE_DATA = 0x00281202;
    /** Blue Palette Color Lookup Table Data. */
    public static final int BLUE_PALETTE_DATA = 0x00281203;
    /** Segmented Red Palette Color Lookup Table Data. */
    public static final int SEGMENTED_RED_PALETTE_DATA = 0x00281221;
    /** Segmented Green Palette Color Lookup Table Data. */
    public static final int SEGMENTED_GREEN_PALETTE_DATA = 0x00281222;
    /** Segmented Blue Palette Color Lookup Table Data. */
    public static final int SEGMENTED_BLUE_PALETTE_DATA = 0x00281223;
    /** Modality LUT Sequence. */
    public static final int MODALITY_LUT_SEQUENCE = 0x00283000;
    /** LUT Descriptor. */
    public static final int LUT_DESCRIPTOR = 0x00283002;
    /** LUT Data. */
    public static final int LUT_DATA = 0x00283006;
    /** VOI LUT Sequence. */
    public static final int VOI_LUT_SEQUENCE = 0x00283010;
    /** Pixel Measures Sequence. */
    public static final int PIXEL_MEASURES_SEQUENCE = 0x00289110;
    /** Frame VOI LUT Sequence. */
    public static final int FRAME_VOI_LUT_SEQUENCE = 0x00289132;
    /** Pixel Value Transformation Sequence. */
    public static final int PIXEL_VALUE_TRANSFORMATION_SEQUENCE = 0x00289145;
    /** Detector Information Sequence, of nuclear medicine. */
    public static final int DETECTOR_INFORMATION_SEQUENCE = 0x00540022;
    /** Slice Vector, of nuclear medicine: which slice each frame is of. */
    public static final int SLICE_VECTOR = 0x00540080;
    /** Grid Frame Offset Vector, millimetres from the first frame of a dose to each of them. */
    public static final int GRID_FRAME_OFFSET_VECTOR = 0x3004000C;
    /** Shared Functional Groups Sequence. */
    public static final int SHARED_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009229;
    /** Per-Frame Functional Groups Sequence. */
    public static final int PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009230;
    /** Extended Offset Table: 64-bit offsets of the frames. */
    public static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    /** Float Pixel Data. */
    public static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    /** Double Float Pixel Data. */
    public static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
    /** Pixel Data. */
    public static final int PIXEL_DATA = 0x7FE00010;

    static final int ITEM = 0xFFFEE000;
    static final int ITEM_DELIMITATION = 0xFFFEE00D;
    static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;

    private Tag() {}

    static boolean isPrivate(int tag) {
        return (tag & 0x00010000) != 0;
    }

    static boolean isPixelData(int tag) {
        return tag == PIXEL_DATA || tag == FLOAT_PIXEL_DATA || tag == DOUBLE_FLOAT_PIXEL_DATA;
    }

    /**
     * A tag as the JSON model spells it.
     *
     * @param tag the tag
     * @return eight upper-case hexadecimal digits
     */
    public static String hex(int tag) {
        return "%08X".formatted(tag);
    }

    /**
     * A tag as the standard prints it.
     *
     * @param tag the tag
     * @return such as {@code (0028,0010)}
     */
    public static String format(int tag) {
        return "(%04X,%04X)".formatted(tag >>> 16, tag & 0xFFFF);
    }
}
