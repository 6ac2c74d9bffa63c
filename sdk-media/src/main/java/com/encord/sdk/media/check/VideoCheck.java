package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.SniffedMedia;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.video.ContainerLayout;
import com.encord.sdk.media.video.ContainerScan;
import com.encord.sdk.media.video.DecodeScan;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.FrameTiming;
import com.encord.sdk.media.video.VideoInfo;
import com.encord.sdk.media.video.VideoScan;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Checks videos: reads all packets once, writes down the facts, and lets each family of rules look at them. */
final class VideoCheck implements KindCheck {
    /** Codecs whose pictures say whether they are interlaced, but for which FFmpeg does not ask them on opening. */
    private static final Set<String> SILENT_ON_FIELDS = Set.of("dvvideo", "mpeg4");

    @Override
    public void check(MediaSource source, Draft draft) {
        ContainerScan container;
        try {
            container = ContainerScan.of(source);
        } catch (UnreadableMediaException failure) {
            withoutDemuxer(source, draft);
            if (draft.has(FindingCode.UNREADABLE)) {
                return;
            }
            throw failure;
        }
        draft.facts().container(container.container()).hasAudio(container.hasAudio());
        if (container.video().isEmpty()) {
            withoutVideo(container, draft);
            return;
        }
        VideoScan scan = container.video().get();
        draft.scanned(scan);
        facts(scan, draft);
        ContainerRules.check(scan, draft);
        CompletenessRules.check(scan, draft);
        DeliveryRules.check(scan, draft);
        Optional<VideoScan> shown = shown(source, scan, draft);
        if (shown.isPresent()) {
            DeliveryRules.seeking(scan, draft);
            // lost frames leave gaps, but the rate is what it was
            times(
                    shown.get(),
                    scan.timing().constant() ? scan.timing() : shown.get().timing(),
                    draft);
            TimingRules.check(shown.get(), scan.index().undecodableCount(), draft);
            if (!draft.has(FindingCode.TRUNCATED)) {
                // of half a video the sound is always longer
                SoundRules.check(shown.get(), draft);
            }
        }
        PictureRules.check(scan, draft);
    }

    /** The video as far as it can be seen: times and sound matter only if there is a picture. */
    private static Optional<VideoScan> shown(MediaSource source, VideoScan scan, Draft draft) {
        FrameIndex index = scan.index();
        if (index.frameCount() == 0) {
            return Optional.empty();
        }
        boolean encrypted = scan.layout().encrypted();
        if (encrypted) {
            encrypted(draft);
        }
        if (!scan.info().decodable() || !draft.deep() && (encrypted || !mustBeDecoded(scan))) {
            DecodeRules.check(index, draft);
            if (!encrypted && SILENT_ON_FIELDS.contains(scan.info().codec()) && DecodeScan.startsInterlaced(source)) {
                PictureRules.interlaced(scan.info(), draft);
            }
            return Optional.of(scan.withoutMalformed())
                    .filter(rest -> !encrypted && rest.index().frameCount() > 0);
        }
        DecodeScan decoded = DecodeScan.of(source, index);
        DecodeRules.check(decoded, index, draft);
        if (decoded.interlacedFrames() > 0) {
            PictureRules.interlaced(scan.info(), draft);
        }
        draft.facts()
                .frameCount((long) index.frameCount() - decoded.missingFrames().size());
        return Optional.of(scan.corrected(decoded)).filter(rest -> rest.index().frameCount() > 0);
    }

    /**
     * Opening a file decodes its first packets: if that did not even show what the pixels are, it costs little to go
     * on. And what a video shows before its first keyframe, packets do not tell.
     */
    private static boolean mustBeDecoded(VideoScan scan) {
        return scan.info().pixelFormat().isEmpty() || !scan.index().packetIsKeyframe(0);
    }

    private static void encrypted(Draft draft) {
        draft.add(
                FindingCode.UNREADABLE,
                Severity.ERROR,
                Fix.REJECT,
                "The pictures are encrypted (common encryption), so only a player with the key can show them. Upload a"
                        + " file without protection.",
                "encrypted",
                true);
    }

    /** What a file is that the sniffer does not know but FFmpeg may. */
    static Optional<SniffedMedia> recognise(MediaSource source) {
        try {
            ContainerScan container = ContainerScan.of(source);
            if (container.container().endsWith("_pipe")) {
                // FFmpeg's readers of single pictures take much that is damaged for one
                return Optional.of(new SniffedMedia(
                        MediaKind.IMAGE, "image/" + container.container().replace("_pipe", "")));
            }
            if (container.video().isPresent()) {
                return Optional.of(new SniffedMedia(MediaKind.VIDEO, "video/x-" + firstName(container.container())));
            }
            return container.hasAudio()
                    ? Optional.of(new SniffedMedia(MediaKind.AUDIO, "audio/x-" + firstName(container.container())))
                    : Optional.empty();
        } catch (MediaInterruptedException stop) {
            throw stop;
        } catch (MediaException unknown) {
            return Optional.empty();
        }
    }

    private static String firstName(String container) {
        int comma = container.indexOf(',');
        return comma < 0 ? container : container.substring(0, comma);
    }

    private static void withoutVideo(ContainerScan container, Draft draft) {
        if (container.hasAudio()) {
            draft.become(new SniffedMedia(MediaKind.AUDIO, draft.mimeType().replaceFirst("^video/", "audio/")));
            return;
        }
        draft.add(
                FindingCode.NO_VIDEO_STREAM,
                Severity.ERROR,
                Fix.REJECT,
                "The container holds no pictures and no sound. Find the real file.",
                "streams",
                container.streams());
        if (container.layout().promisedSize() > container.layout().fileSize()) {
            CompletenessRules.truncated(draft, container.layout());
        }
    }

    /** What the layout tells of a file that cannot be opened: an index is often lost with the end, or encrypted. */
    private static void withoutDemuxer(MediaSource source, Draft draft) {
        try {
            ContainerLayout layout = ContainerLayout.of(source);
            if (layout.promisedSize() > layout.fileSize()) {
                CompletenessRules.truncated(draft, layout);
            }
            if (layout.encrypted()) {
                encrypted(draft);
            } else if (layout.isoMedia() && !layout.hasIndex()) {
                withoutHeader(layout, draft);
            }
        } catch (IOException unreadable) {
            // the exception that brought us here says as much
        }
    }

    private static void withoutHeader(ContainerLayout layout, Draft draft) {
        draft.add(
                FindingCode.UNREADABLE,
                Severity.ERROR,
                Fix.REJECT,
                layout.fragmented()
                        ? "The file is one segment of a stream: it holds fragments (moof) without the header (moov)"
                                + " that describes them. Join it with the initialisation segment of its stream."
                        : "The header (moov), which tells where the pictures lie, is missing: the recording or the"
                                + " copy was not finished. Copy or export the file again.",
                "reason",
                "no moov",
                "fragments",
                layout.fragmented());
    }

    private static void facts(VideoScan scan, Draft draft) {
        VideoInfo info = scan.info();
        FrameIndex index = scan.index();
        draft.facts()
                .container(info.container())
                .codec(info.codec().equals(VideoInfo.UNKNOWN_CODEC) ? null : info.codec())
                .profile(info.profile().orElse(null))
                .width(info.width() > 0 ? info.width() : null)
                .height(info.height() > 0 ? info.height() : null)
                .displayWidth(info.displayWidth() > 0 ? info.displayWidth() : null)
                .displayHeight(info.displayHeight() > 0 ? info.displayHeight() : null)
                .rotation(info.rotation())
                .pixelFormat(info.pixelFormat().orElse(null))
                .sampleAspectRatio(info.sampleAspectRatio().orElse(null))
                .frameCount((long) index.frameCount())
                .packetCount((long) index.packetCount());
        if (index.packetCount() > 0) {
            draft.facts().keyframeInterval(index.keyframeInterval());
        }
        if (index.frameCount() > 0) {
            times(scan, scan.timing(), draft);
        }
    }

    private static void times(VideoScan scan, FrameTiming rate, Draft draft) {
        FrameIndex index = scan.index();
        draft.facts()
                .frameRate(rate.frameRate().orElse(null))
                .constantFrameRate(scan.timing().uniform())
                .startTime(TimingRules.startTime(index))
                .duration(index.timeBase().times(index.endPts() - index.pts(0)));
    }
}
