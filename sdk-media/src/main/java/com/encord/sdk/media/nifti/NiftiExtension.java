package com.encord.sdk.media.nifti;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What programs keep beside a volume's header, such as a comment, the DICOM header it was made of, or XML (NIfTI-1 and
 * NIfTI-2, "extended header"). A value, free to share between threads; bytes are copied on the way out.
 *
 * <pre>{@code
 * for (NiftiExtension extension : NiftiExtension.read(Path.of("brain.nii.gz"))) {
 *   if (extension.code() == 6) {
 *     System.out.println(new String(extension.bytes(), StandardCharsets.UTF_8).trim());
 *   }
 * }
 * }</pre>
 */
public final class NiftiExtension {
    private final int code;
    private final byte[] bytes;

    NiftiExtension(int code, byte[] bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /**
     * Reads what stands between the header and the voxels.
     *
     * @param file the file, or either half of a pair of {@code .hdr} and {@code .img}
     * @return the extensions in the order of the file; none for Analyze
     * @throws UnreadableMediaException if the file is missing or its header is damaged
     * @throws CorruptMediaException if an extension is damaged or the file ends within one
     */
    public static List<NiftiExtension> read(Path file) {
        return read(MediaSource.of(file));
    }

    /**
     * Reads what stands between the header and the voxels.
     *
     * @param source where the bytes are; for a pair either half
     * @return the extensions in the order of the file; none for Analyze
     * @throws UnreadableMediaException if the source cannot be read or the header is damaged
     * @throws CorruptMediaException if an extension is damaged or the source ends within one
     */
    public static List<NiftiExtension> read(MediaSource source) {
        NiftiHeader header = NiftiVolume.readHeader(source);
        try (InputStream in = NiftiFiles.of(source).openHeader()) {
            return new ExtensionParser(in, header).parse();
        } catch (MalformedVolume e) {
            throw new CorruptMediaException(source.name(), "has damaged extensions: " + e.getMessage());
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    /**
     * What kind of content it is, by the register that the NIfTI standard keeps.
     *
     * @return 2 for DICOM, 4 for AFNI's XML, 6 for a comment, and so on
     */
    public int code() {
        return code;
    }

    /**
     * The content.
     *
     * @return the bytes as stored, with the zeros that fill them up to a multiple of 16
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "NiftiExtension[code " + code + ", " + bytes.length + " bytes]";
    }
}
