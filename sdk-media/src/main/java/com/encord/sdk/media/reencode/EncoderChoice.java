package com.encord.sdk.media.reencode;

import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.internal.ffmpeg.Encoder;
import com.encord.sdk.media.internal.ffmpeg.Muxer;
import java.util.Optional;

/**
 * What writes the pictures: the codec that was asked for; else H.264, or AV1 if these natives' encoder of H.264 takes
 * no pictures that large.
 *
 * @param codec what the pictures become
 * @param encoder FFmpeg's name of the encoder
 */
record EncoderChoice(VideoCodec codec, String encoder) {
    /** Chooses, or answers nothing if these natives cannot encode that. */
    static Optional<EncoderChoice> of(Optional<VideoCodec> wanted, String container, OutputSize size) {
        VideoCodec usual = container.equals("webm") ? VideoCodec.VP9 : VideoCodec.H264;
        Optional<EncoderChoice> first = of(wanted.orElse(usual), size);
        return wanted.isEmpty() && usual == VideoCodec.H264 && Muxer.holds(container, VideoCodec.AV1.codecName())
                ? first.or(() -> of(VideoCodec.AV1, size))
                : first;
    }

    private static Optional<EncoderChoice> of(VideoCodec codec, OutputSize size) {
        return Encoder.firstFor(codec.encoders(), size.width(), size.height())
                .map(encoder -> new EncoderChoice(codec, encoder));
    }

    /** Why nothing could be chosen, and what to do. */
    static UnsupportedMediaException missing(String file, VideoCodec codec, OutputSize size) {
        boolean present = Encoder.firstAvailable(codec.encoders()).isPresent();
        return new UnsupportedMediaException(
                file,
                "the loaded FFmpeg natives have no encoder for " + codec + " " + codec.encoders()
                        + (present
                                ? " that takes " + size.width() + "x" + size.height() + " pixels; set maxHeight"
                                        + suggestion(codec, size) + ", choose another codec"
                                : "; choose another codec")
                        + ", or put org.bytedeco:ffmpeg with the classifier <platform>-gpl on the class path, which"
                        + " brings x264 and x265");
    }

    /** The tallest output of the same shape that can be encoded. */
    private static String suggestion(VideoCodec codec, OutputSize size) {
        int height = size.height() - size.height() % 2;
        while (height > 16) {
            height -= 2;
            int width = (int) Math.round((double) size.width() * height / size.height());
            if (Encoder.firstFor(codec.encoders(), width + width % 2, height).isPresent()) {
                return " to " + height + " or less";
            }
        }
        return "";
    }
}
