package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.Corpus;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds rendered pictures of frame 0 against pydicom 3.0.2: {@code apply_modality_lut}, then {@code apply_windowing}
 * (spread from its output range to 0..255, half-way values up, {@code MONOCHROME1} turned around), {@code apply_voi},
 * {@code apply_color_lut} (upper 8 bits) or {@code pixel_array} in RGB. Digests are of the samples, row by row; those
 * of {@code values} of the rescaled values as little-endian floats.
 *
 * <p>Two are made otherwise: pydicom does not look into functional groups (eCT_Supplemental: window and rescale taken
 * from there by hand), nor turns the byte order of palettes (OBXXXX1A_expb: must look like its little-endian twin).
 */
class DicomRendererCorpusTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pd__CT_small.dcm | 'window,40,400' | aca6468b46188fc1651ac76f4df3914228433066c955b67296a60e2323eb2def
        pd__CT_small.dcm | 'window,40,400,LINEAR_EXACT' | dddc4ac877c8e5d404bce19ef6f0e87f1af41a7e3fe601557d89454d85f1fda5
        pd__CT_small.dcm | 'window,-50,137,SIGMOID' | 0a2e90dd7502cd98fcab8e7732253ecb0d2ff10333932bc3edd2d575a75d38b9
        pd__MR_small.dcm | own | 38ab8d87e706bf8d3b976e0afbf8d214c544c82a0092169ead1512024257e0f0
        gen__explicit_le_s16_window_a.dcm | own | 83746303af1b6db2ad9611e63a18470c89312bdfb99ca3737eb5814760b0b9e9
        pdd__693_UNCI.dcm | own | 7b66c9c35446166b19ce8132e12460a3159839621c2e88ea0976c9b740cf1d88
        gen__monochrome1_a.dcm | 'window,120,77' | dc6195d10b2d3dd025d2f323a4e0c8ed65a28b1aac2f938de97cff1b62f14f32
        pd__dicomdirtests-77654033-CR1-6154 | own | 330ab73ff48faa3682710bc66c9c1eb257fee8cea15774afc8e2e9ecdeb5db78
        pdd__emri_small_RLE.dcm | 'window,300,900' | 8247567ff5cb679d3ba5ff6fbb40564342bb66a9958f0468da342f142b64833e
        gen__big_endian_u16_a.dcm | 'window,2000,1' | 8cbfb69bcd1df1d538be6c1b8c5895d7139bb0118e6c7e7e32812df91ce3d2b2
        pdd__eCT_Supplemental.dcm | own | f09d9197ffb6cf6918c2902ff1fa52c895435bff159b30f419403a22edc9220b
        pdd__vlut_04.dcm | voi | 74853be063ef5655c12d6c25be10f47107b8dc515978e73bff0bb35c33f01af8
        pdd__OBXXXX1A.dcm | palette | f27736ea1acb75cbd77cc44bdf061c884774d5dfaab52429152f950a19a1bde8
        pdd__OBXXXX1A_expb_2frame.dcm | palette | f27736ea1acb75cbd77cc44bdf061c884774d5dfaab52429152f950a19a1bde8
        pdd__gdcm-US-ALOKA-16.dcm | palette | 97697b719ccd7c15c9cfbee12cb1285b2423b8bc3adf6bf45cb3858e4f0f3db4
        pdd__gdcm-US-ALOKA-16_big.dcm | palette | 97697b719ccd7c15c9cfbee12cb1285b2423b8bc3adf6bf45cb3858e4f0f3db4
        pd__SC_rgb_jpeg_dcmtk.dcm | rgb | ddb100d8f45a7fbf420e8ce5d1b376a5479f068c5109daac31eb982f662d228f
        pd__SC_rgb_dcmtk_pebpcyps2.dcm | rgb | ddb100d8f45a7fbf420e8ce5d1b376a5479f068c5109daac31eb982f662d228f
        pd__SC_ybr_full_422_uncompressed.dcm | rgb | ddb100d8f45a7fbf420e8ce5d1b376a5479f068c5109daac31eb982f662d228f
        pd__examples_ybr_color.dcm | rgb | 52353e7c7c11b14a3b82a7b9258df5f844f5ac01c504fb2198d98e755043202d
        gen__jpeg_baseline_ybr422_a.dcm | rgb | a4199ac7a0aea0a00211541efc124ac652efc80bc0a711f389b2be9446a7a2dc
        pd__SC_rgb_jpeg_lossy_gdcm.dcm | rgb | e42f7896adb9411aa7b29aa29acf7499c654c6ab484348287539f953271356f4
        pd__SC_rgb_jpeg.dcm | rgb | be7aa556b206ac445bc4125d24213bfac8832980138d54ece2b90be6e3d63d74
        gen__jpeg2000_lossless_rgb_a.dcm | rgb | 038733027904193127806176572dfef8fbea05e037400a3d9c8166e1d11d93b0
        gen__rle_rgb_a.dcm | rgb | 038733027904193127806176572dfef8fbea05e037400a3d9c8166e1d11d93b0
        pd__SC_rgb_gdcm_KY.dcm | rgb | 169e619557b12114a7f0be8602026e9abb3d5045804311736ec14cecb026aca9
        pdd__SC_rgb_dcmtk_ebcynp_dcmd.dcm | rgb | e0b1a561989d6f7148b4e4b0990c34751271852383a7135c8a620940f1744e06
        pd__CT_small.dcm | values | 8d1b7d538208e0d43f8b81534bf2eaa04eafd4fb029797d8ef4a2e29833b6491
        pdd__693_UNCI.dcm | values | 87344eabb2b334264e10651f7c3b347b715c4d3dc24069a61be4ef64f17234a6
        pdd__parametric_map_float.dcm | values | ef41ff13cf378171c7ee25198c75e2b70764e3789664f17dd6df40163ec37284
        pd__rtdose.dcm | values | f1f763a5db2de4dce5b65d6dde04b841ae87debb2623d242105d52bf7203fe80
        """)
    void pictureEqualsPydicoms(String name, String how, String sha256) {
        try (DicomImage image = DicomImage.open(Corpus.file("dicom/" + name))) {
            DicomRenderer renderer = DicomRenderer.of(image);
            String[] parts = how.split(",");
            if (parts[0].equals("window")) {
                DicomWindow.Shape shape =
                        parts.length > 3 ? DicomWindow.Shape.valueOf(parts[3]) : DicomWindow.Shape.LINEAR;
                renderer = renderer.window(
                        new DicomWindow(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), "", shape));
            }
            byte[] actual = how.equals("values") ? bytes(renderer.values(0)) : bytes(renderer.render(0));
            assertEquals(sha256, sha256(actual));
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static byte[] bytes(BufferedImage picture) {
        int bands = picture.getRaster().getNumBands();
        int[] samples = picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
        byte[] bytes = new byte[picture.getWidth() * picture.getHeight() * bands];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
