package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.StillEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What frames are written as. */
public enum PictureFormat {
    /** Without loss, with alpha if the video has it; 8 bits per channel. */
    PNG("png", StillEncoder.Format.PNG),
    /** Without loss, with alpha if the video has it; 16 bits per channel, for videos of more than 8 bits. */
    PNG_16("png", StillEncoder.Format.PNG),
    /** High quality, chroma halved both ways, without alpha. */
    JPEG("jpg", StillEncoder.Format.JPEG);

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Where PNG files say how many bits a sample has: in IHDR, behind signature, length, name, width and height. */
    private static final int PNG_DEPTH = 24;

    private final String extension;
    private final StillEncoder.Format encoder;

    PictureFormat(String extension, StillEncoder.Format encoder) {
        this.extension = extension;
        this.encoder = encoder;
    }

    /**
     * What names of such files end with.
     *
     * @return without the dot
     */
    public String extension() {
        return extension;
    }

    /** The format a file's name asks for. */
    static PictureFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return PNG;
        }
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return JPEG;
        }
        throw new IllegalArgumentException(
                "Frames are written as .png, .jpg or .jpeg, which the name must tell, got " + file.getFileName());
    }

    /** Whether a file is of this very format, which the extension does not tell; false as well if it cannot be read. */
    boolean isFormatOf(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(PNG_DEPTH + 1);
        } catch (IOException unreadable) {
            return false;
        }
        if (this == JPEG) {
            return start.length > 1 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xD8;
        }
        return start.length > PNG_DEPTH
                && Arrays.equals(start, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length)
                && (start[PNG_DEPTH] == 16) == (this == PNG_16);
    }

    StillEncoder.Format encoder() {
        return encoder;
    }
}
