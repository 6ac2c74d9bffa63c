package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.StillEncoder;
import java.nio.file.Path;
import java.util.Locale;

/** What frames are written as. */
public enum PictureFormat {
    /** Without loss, with alpha if the video has it; 8 bits per channel. */
    PNG("png", StillEncoder.Format.PNG),
    /** Without loss, with alpha if the video has it; 16 bits per channel, for videos of more than 8 bits. */
    PNG_16("png", StillEncoder.Format.PNG),
    /** High quality, chroma halved both ways, without alpha. */
    JPEG("jpg", StillEncoder.Format.JPEG);

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

    StillEncoder.Format encoder() {
        return encoder;
    }
}
