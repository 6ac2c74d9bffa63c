package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;

/**
 * What sorts of streams a container holds.
 *
 * @param container FFmpeg's name of the container
 * @param hasVideo whether there is a video stream that is not an attached picture
 * @param hasAudio whether there is a stream of sound
 * @param streams how many streams there are altogether
 */
public record ContainerProbe(String container, boolean hasVideo, boolean hasAudio, int streams) {
    /**
     * Opens a container and looks at its streams.
     *
     * @param source where the bytes are
     * @return what it holds
     * @throws MediaException if no container is recognised
     */
    public static ContainerProbe of(MediaSource source) {
        try (Demuxer demuxer = Demuxer.open(source, DemuxerLimits.STANDARD)) {
            return new ContainerProbe(
                    demuxer.container(),
                    demuxer.firstVideo().isPresent(),
                    demuxer.streams().stream().anyMatch(stream -> stream.type() == DemuxedStream.Type.AUDIO),
                    demuxer.streams().size());
        }
    }
}
