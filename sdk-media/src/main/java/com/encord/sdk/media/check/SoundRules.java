package com.encord.sdk.media.check;

import com.encord.sdk.media.video.AudioSpan;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoScan;

/** Whether sound plays while there are no pictures: browsers then show frames that are not there; and is whole. */
final class SoundRules {
    private SoundRules() {}

    static void check(VideoScan scan, Draft draft) {
        FrameIndex index = scan.index();
        double start = index.time(0);
        double end = index.endPts() * index.timeBase().toDouble();
        double earliest = 0;
        double latest = 0;
        for (AudioSpan sound : scan.audio()) {
            double allowed = allowed(scan, sound);
            if (start - sound.start() > allowed) {
                earliest = Math.max(earliest, start - sound.start());
            }
            if (sound.end() - end > allowed) {
                latest = Math.max(latest, sound.end() - end);
            }
        }
        if (earliest > 0) {
            draft.add(
                    FindingCode.AUDIO_STARTS_FIRST,
                    Severity.WARNING,
                    Fix.REMUX,
                    "The sound starts " + TimingRules.rounded(earliest)
                            + " s before the first frame. Rewrite the container with the video at 0, or without sound.",
                    "seconds",
                    TimingRules.rounded(earliest),
                    "videoStart",
                    TimingRules.rounded(start));
        }
        if (latest > 0) {
            draft.add(
                    FindingCode.AUDIO_OUTLASTS_VIDEO,
                    Severity.WARNING,
                    Fix.REMUX,
                    "The sound goes on " + TimingRules.rounded(latest)
                            + " s after the last frame. Rewrite the container with shorter sound, or without.",
                    "seconds",
                    TimingRules.rounded(latest),
                    "videoEnd",
                    TimingRules.rounded(end));
        }
        CompletenessRules.brokenBeside(scan)
                .ifPresent(reason -> draft.add(
                        FindingCode.TRUNCATED,
                        Severity.INFO,
                        Fix.NONE,
                        "The tables of a track beside the video contradict themselves, so that some of its sound, or of"
                                + " what else it holds, may be lost: " + reason + ". Those of the video agree.",
                        "reason",
                        reason));
    }

    /** One frame, but never less than one packet of sound: encoders fill up the last one, and no cut can be finer. */
    private static double allowed(VideoScan scan, AudioSpan sound) {
        return Math.max(scan.timing().typicalStep(), sound.packetDuration()) + 0.0011;
    }
}
