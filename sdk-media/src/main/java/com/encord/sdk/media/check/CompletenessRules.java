package com.encord.sdk.media.check;

import com.encord.sdk.media.video.AudioSpan;
import com.encord.sdk.media.video.ContainerLayout;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoInfo;
import com.encord.sdk.media.video.VideoScan;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether everything is there that the container promises. */
final class CompletenessRules {
    private static final double LONGEST_SOUND_PACKET = 0.1;
    private static final double LONGEST_HOLD = 0.5;

    /** Formats whose header tells the duration that was reached when the file was finished. */
    private static final Set<String> DURATION_WRITTEN_LAST = Set.of("matroska,webm", "flv");

    /**
     * FFmpeg's words for elements of Matroska that cannot be ones or are larger than what holds them (RFC 8794 section
     * 4) or belong to no track; FLV tags whose two sizes differ; pages of Ogg (RFC 3533 section 6) that
     * are not what was written; and objects of ASF that do not fit into their packet.
     */
    private static final Pattern CONTRADICTIONS = Pattern.compile("of an EBML number|EBML number's first byte"
            + "|exceeds containing master element|\\[matroska,webm] Invalid track number"
            + "|\\[flv] Packet mismatch|\\[ogg] CRC mismatch|\\[asf] packet_obj_size -?\\d+ invalid");

    /**
     * Its words for sample tables of MP4 that disagree on how many samples there are, or with a sample larger than any
     * (ISO/IEC 14496-12 8.7), in a track that it does not name.
     */
    private static final Pattern TABLES = Pattern.compile("wrong sample count|Sample size \\d+ is too large");

    private CompletenessRules() {}

    static void check(VideoScan scan, Draft draft) {
        FrameIndex index = scan.index();
        ContainerLayout layout = scan.layout();
        int listed = scan.listedPackets();
        if (listed > index.packetCount() || listed > 0 && index.corruptPacketCount() > 0) {
            fewerThanListed(listed, index, draft);
        } else if (listed == 0 && layout.promisedSize() > layout.fileSize()) {
            if (allFramesAreThere(scan)) {
                lostTail(draft, layout);
            } else {
                truncated(draft, layout);
            }
        } else if (lacksFragments(scan)
                || endsBeforeData(layout)
                || endedTooEarly(scan)
                || promisesMore(scan)
                || holdsPartialPackets(scan)) {
            brokenOff(TimingRules.rounded(end(scan)), index, draft);
        } else if (brokenInside(scan).isPresent()) {
            String reason = brokenInside(scan).get();
            lost(
                    "The container is broken inside, and the frames that stood there are lost: " + reason
                            + ". Copy it again; re-encoding keeps what can be found.",
                    reason,
                    index,
                    draft);
        } else if (scan.endError().isPresent()) {
            String reason = scan.endError().get();
            lost(
                    "Reading stopped after " + Finding.counted(index.packetCount(), "frame", "frames") + ": " + reason
                            + ". Copy or export the file again.",
                    reason,
                    index,
                    draft);
        }
    }

    private static void fewerThanListed(int listed, FrameIndex index, Draft draft) {
        draft.add(
                FindingCode.TRUNCATED,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                "The index lists " + Finding.counted(listed, "frame", "frames") + ", but only "
                        + Finding.counted(index.packetCount() - index.corruptPacketCount(), "is", "are")
                        + " whole in the file. Copy it again; re-encoding keeps what is there.",
                "listedPackets",
                listed,
                "packets",
                index.packetCount(),
                "partialPackets",
                index.corruptPacketCount());
    }

    private static void brokenOff(double end, FrameIndex index, Draft draft) {
        draft.add(
                FindingCode.TRUNCATED,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                "The file breaks off after " + end
                        + " s, in the middle of what was being written. Copy or record it again; re-encoding"
                        + " keeps what is there.",
                "packets",
                index.packetCount(),
                "end",
                end);
    }

    private static void lost(String message, String reason, FrameIndex index, Draft draft) {
        draft.add(
                FindingCode.TRUNCATED,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                message,
                "packets",
                index.packetCount(),
                "reason",
                reason);
    }

    static void truncated(Draft draft, ContainerLayout layout) {
        draft.add(
                FindingCode.TRUNCATED,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                (layout.lacksSegments()
                                ? "The segment index lists fragments that are not there"
                                : "The file ends inside its last part ("
                                        + layout.lastPart().orElse("?") + ")")
                        + ": it should have " + layout.promisedSize() + " bytes but has " + layout.fileSize()
                        + ". Copy it again.",
                "promisedBytes",
                layout.promisedSize(),
                "fileSize",
                layout.fileSize());
    }

    private static boolean lacksFragments(VideoScan scan) {
        double promised = scan.layout().fragmentsDuration().orElse(0);
        double sound = scan.audio().stream().mapToDouble(AudioSpan::end).max().orElse(0);
        return scan.layout().fragmented()
                && promised - Math.max(end(scan), sound) > 2 * scan.timing().typicalStep() + LONGEST_SOUND_PACKET;
    }

    /** A fragment's header stands before its data (ISO/IEC 14496-12 8.8.4), so nothing can end with one. */
    private static boolean endsBeforeData(ContainerLayout layout) {
        return layout.fragmented() && layout.lastPart().equals(Optional.of("moof"));
    }

    /** Whether the header's duration goes far beyond all there is; a last frame may be held for a while. */
    private static boolean promisesMore(VideoScan scan) {
        VideoInfo info = scan.info();
        boolean allStreamsKnown = info.videoStreams() == 1 && info.streams() == 1 + info.audioStreams();
        if (!DURATION_WRITTEN_LAST.contains(info.container())
                || !allStreamsKnown
                || scan.index().frameCount() < 2
                || info.containerDuration().isEmpty()) {
            return false;
        }
        double sound = scan.audio().stream().mapToDouble(AudioSpan::end).max().orElse(0);
        double missing = info.containerDuration().getAsDouble() - Math.max(end(scan), sound);
        // a part of unknown size may be one of a live recording, or bytes of all ones where a known one was
        boolean odd = scan.messages().stream().anyMatch(line -> line.contains("inside parent with finite size"));
        double allowed = odd ? LONGEST_SOUND_PACKET : LONGEST_HOLD;
        return missing > Math.max(allowed, 2 * scan.timing().longestStep());
    }

    /** A live recording does not say how long it is; what is left of its last part does. */
    private static boolean endedTooEarly(VideoScan scan) {
        return scan.layout().lastPart().filter("Segment"::equals).isPresent()
                && scan.messages().stream().anyMatch(line -> line.contains("File ended prematurely"));
    }

    /** Whether it is the end that is missing, rather than something that others follow. */
    static boolean lostItsEnd(VideoScan scan, Draft draft) {
        return draft.has(FindingCode.TRUNCATED) && brokenInside(scan).isEmpty();
    }

    /** What FFmpeg says of a container that contradicts itself. */
    private static Optional<String> brokenInside(VideoScan scan) {
        return scan.messages().stream()
                .filter(line -> CONTRADICTIONS.matcher(line).find()
                        || !scan.sampleTablesAgree() && TABLES.matcher(line).find())
                .findFirst();
    }

    /** What FFmpeg says of the tables of another track, while those of the video agree. */
    static Optional<String> brokenBeside(VideoScan scan) {
        return scan.messages().stream()
                .filter(line -> scan.sampleTablesAgree() && TABLES.matcher(line).find())
                .findFirst();
    }

    /**
     * Whether a packet is not all there. Transport streams do not say how long theirs are, so of them FFmpeg takes any
     * gap for one.
     */
    private static boolean holdsPartialPackets(VideoScan scan) {
        return scan.index().corruptPacketCount() > 0 && !scan.info().container().equals("mpegts");
    }

    private static double end(VideoScan scan) {
        return scan.index().endPts() * scan.index().timeBase().toDouble();
    }

    /** Seeking indexes lie at the end: a file can lose them and still hold every frame. */
    private static boolean allFramesAreThere(VideoScan scan) {
        if (scan.layout().lacksSegments()) {
            return false;
        }
        if (scan.layout().isoMedia()) {
            String part = scan.layout().lastPart().orElse("");
            return !part.equals("mdat") && !part.equals("moof") && !part.equals("moov");
        }
        FrameIndex index = scan.index();
        if (scan.info().claimedFrames().isPresent()) {
            // FFmpeg cuts the duration of a cut AVI to what is there, but leaves the number of frames
            return index.packetCount() >= scan.info().claimedFrames().getAsLong() && index.corruptPacketCount() == 0;
        }
        double end = index.endPts() * index.timeBase().toDouble();
        return scan.info().containerDuration().isPresent()
                && scan.info().containerDuration().getAsDouble() - end
                        <= scan.timing().typicalStep();
    }

    private static void lostTail(Draft draft, ContainerLayout layout) {
        draft.add(
                FindingCode.TRUNCATED,
                Severity.WARNING,
                Fix.REMUX,
                Finding.counted(layout.promisedSize() - layout.fileSize(), "byte is", "bytes are")
                        + " missing at the end, but no frame is. Rewrite the container to renew its index.",
                "promisedBytes",
                layout.promisedSize(),
                "fileSize",
                layout.fileSize());
    }
}
