package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FfmpegLog;
import java.io.IOException;
import java.util.Optional;

/**
 * What sorts of streams a container holds, and what a scan of its video says if it has one.
 *
 * @param container FFmpeg's name of the container
 * @param hasAudio whether there is a stream of sound
 * @param streams how many streams there are altogether
 * @param layout how the file is laid out
 * @param video the scan of the first video stream that is not an attached picture, or empty without one
 */
public record ContainerScan(
        String container, boolean hasAudio, int streams, ContainerLayout layout, Optional<VideoScan> video) {
    /**
     * Opens a container and reads its packets once.
     *
     * @param source where the bytes are
     * @return what it holds
     * @throws MediaException if the bytes cannot be read or no container is recognised
     */
    public static ContainerScan of(MediaSource source) {
        ContainerLayout layout;
        try {
            layout = ContainerLayout.of(source);
        } catch (IOException failure) {
            throw UnreadableMediaException.of(source.name(), failure);
        }
        try (FfmpegLog log = FfmpegLog.capture();
                Demuxer demuxer = Demuxer.open(source, DemuxerLimits.STANDARD)) {
            return new ContainerScan(
                    demuxer.container(),
                    demuxer.streams().stream().anyMatch(stream -> stream.type() == DemuxedStream.Type.AUDIO),
                    demuxer.streams().size(),
                    layout,
                    demuxer.firstVideo().map(video -> VideoScan.read(source, demuxer, video, layout, log)));
        }
    }
}
