package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.audio.AudioConversion;
import com.encord.sdk.media.audio.AudioInfo;
import com.encord.sdk.media.audio.AudioSamples;
import com.encord.sdk.media.audio.OggStructure;
import com.encord.sdk.media.audio.WavStructure;
import com.encord.sdk.media.video.ContainerLayout;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Checks sound: container and codec, whether the file is whole, and on a deep check every packet. */
final class AudioCheck implements KindCheck {
    private static final String MP4 = "mov,mp4,m4a,3gp,3g2,mj2";
    private static final Set<String> CONTAINERS = Set.of("mp3", "wav", "flac", MP4);
    private static final Set<String> CODECS_IN_MP4 = Set.of("aac", "mp3", "flac", "opus");
    /** Encoders round, and pad up to a few packets; more is a file that lies. */
    private static final double TOLERANCE = 0.25;
    /**
     * Containers whose header counts samples or packets, whatever the length; padding only adds to what is held. Half of
     * the shortest block that encoders of FLAC make, and two frames of MP3.
     */
    private static final Map<String, Double> EXACT = Map.of("flac", 0.005, "mp3", 0.05);

    /** Containers of boxes or elements whose sizes tell of a missing end; elsewhere bytes look like boxes by chance. */
    private static final Set<String> SIZED = Set.of(MP4, "matroska,webm");

    @Override
    public void check(MediaSource source, Draft draft) {
        AudioInfo info = AudioInfo.read(source);
        draft.facts()
                .container(info.container())
                .codec(info.codec())
                .profile(info.profile().orElse(null))
                .hasAudio(true);
        info.startTime().ifPresent(seconds -> draft.facts().startTime(seconds));
        info.duration().ifPresent(seconds -> draft.facts().duration(seconds));
        format(source, info, draft);
        // in a container that is not taken, no rate may only mean a codec that FFmpeg cannot read
        boolean rateMissing = info.sampleRate() == 0 && CONTAINERS.contains(info.container());
        if (info.duration().isEmpty() || rateMissing) {
            draft.add(
                    FindingCode.MISSING_METADATA,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The file holds no sound that can be played. Copy or export it again.",
                    "sampleRate",
                    info.sampleRate(),
                    "channels",
                    info.channels());
        }
        whole(source, info, draft);
        if (draft.deep()) {
            decode(source, draft);
        }
    }

    private static void format(MediaSource source, AudioInfo info, Draft draft) {
        int recordings = info.container().equals("ogg") ? OggStructure.recordings(source) : 1;
        if (recordings > 1) {
            draft.add(
                    FindingCode.UNSUPPORTED_CONTAINER,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The file holds " + recordings + " recordings one after the other. Split it, and convert each.",
                    "container",
                    info.container(),
                    "recordings",
                    recordings);
        } else if (!CONTAINERS.contains(info.container())) {
            draft.add(
                    FindingCode.UNSUPPORTED_CONTAINER,
                    Severity.ERROR,
                    AudioConversion.converts(info) ? Fix.REENCODE : Fix.LOCAL_ONLY,
                    "The platform takes MP3, M4A, WAV and FLAC sound, not " + info.container() + ". Convert it.",
                    "container",
                    info.container());
        } else if (info.container().equals(MP4) && !CODECS_IN_MP4.contains(info.codec())) {
            draft.add(
                    FindingCode.UNSUPPORTED_CODEC,
                    Severity.WARNING,
                    Fix.NONE,
                    "Not every browser plays " + (info.codec().equals("none") ? "this kind of" : info.codec())
                            + " sound. Convert it to AAC.",
                    "codec",
                    info.codec());
        }
    }

    private static void whole(MediaSource source, AudioInfo info, Draft draft) {
        // What a WAVE file lacks after its samples, as cut tags, is no sound.
        long missing = SIZED.contains(info.container())
                ? missingBytes(source)
                : WavStructure.missingBytes(source).orElse(0);
        double measured = info.duration().orElse(0);
        // Other containers hold no promise: FFmpeg estimates.
        double claimed =
                CONTAINERS.contains(info.container()) ? info.claimedDuration().orElse(measured) : measured;
        double tolerance = EXACT.getOrDefault(info.container(), Math.max(TOLERANCE, claimed * 0.02));
        if (missing > 0 || measured > 0 && claimed - measured > tolerance) {
            draft.add(
                    FindingCode.TRUNCATED,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The header promises more sound than the file holds. Copy or export it again.",
                    "missingBytes",
                    missing,
                    "claimedDuration",
                    claimed,
                    "duration",
                    measured);
        }
    }

    private static long missingBytes(MediaSource source) {
        try {
            ContainerLayout layout = ContainerLayout.of(source);
            return Math.max(0, layout.promisedSize() - layout.fileSize());
        } catch (IOException unreadable) {
            // what cannot be read any more was read a moment ago; nothing is known about its end
            return 0;
        }
    }

    private static void decode(MediaSource source, Draft draft) {
        try {
            AudioSamples samples = AudioSamples.count(source);
            if (samples.errors() > 0) {
                draft.add(
                        FindingCode.CORRUPT_FRAMES,
                        Severity.ERROR,
                        Fix.LOCAL_ONLY,
                        "Parts of the sound do not decode. Copy or export it again.",
                        "packets",
                        samples.errors(),
                        "lastError",
                        samples.lastError().orElse(""));
            }
        } catch (UnsupportedMediaException unknown) {
            // no decoder, so nothing is known about the samples
        }
    }
}
