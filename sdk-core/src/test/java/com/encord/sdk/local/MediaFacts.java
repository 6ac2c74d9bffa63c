package com.encord.sdk.local;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a media engine learned about one stored file. Start from {@link #of(String)} and add what is known; whatever is
 * not known stays null and shows as null on the wire.
 *
 * @param mimeType media type, for example {@code video/mp4}
 * @param width pixels across, as stored
 * @param height pixels down, as stored
 * @param fps frames per second
 * @param duration seconds
 * @param frameCount presented frames
 * @param audioSampleRate samples per second
 * @param audioBitDepth bits per sample
 * @param audioCodec name of the audio codec
 * @param audioChannels number of audio channels
 * @param dicomStudyUid Study Instance UID
 * @param dicomSeriesUid Series Instance UID
 * @param dicomInstanceUid SOP Instance UID
 * @param issues what is wrong with the file, empty when nothing is
 */
public record MediaFacts(
        String mimeType,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double fps,
        @Nullable Double duration,
        @Nullable Integer frameCount,
        @Nullable Integer audioSampleRate,
        @Nullable Integer audioBitDepth,
        @Nullable String audioCodec,
        @Nullable Integer audioChannels,
        @Nullable String dicomStudyUid,
        @Nullable String dicomSeriesUid,
        @Nullable String dicomInstanceUid,
        List<MediaIssue> issues) {

    /**
     * Refuses a missing media type and copies the issues.
     *
     * @param mimeType media type
     * @param width pixels across
     * @param height pixels down
     * @param fps frames per second
     * @param duration seconds
     * @param frameCount presented frames
     * @param audioSampleRate samples per second
     * @param audioBitDepth bits per sample
     * @param audioCodec name of the audio codec
     * @param audioChannels number of audio channels
     * @param dicomStudyUid Study Instance UID
     * @param dicomSeriesUid Series Instance UID
     * @param dicomInstanceUid SOP Instance UID
     * @param issues what is wrong with the file
     */
    public MediaFacts {
        Objects.requireNonNull(mimeType, "mimeType");
        issues = List.copyOf(issues);
    }

    /**
     * Facts that know the media type only.
     *
     * @param mimeType media type, for example {@code video/mp4}
     * @return the facts
     */
    public static MediaFacts of(String mimeType) {
        return new MediaFacts(
                mimeType, null, null, null, null, null, null, null, null, null, null, null, null, List.of());
    }

    /**
     * The same facts with a picture size.
     *
     * @param newWidth pixels across, as stored
     * @param newHeight pixels down, as stored
     * @return the new facts
     */
    public MediaFacts withSize(int newWidth, int newHeight) {
        return new MediaFacts(
                mimeType,
                newWidth,
                newHeight,
                fps,
                duration,
                frameCount,
                audioSampleRate,
                audioBitDepth,
                audioCodec,
                audioChannels,
                dicomStudyUid,
                dicomSeriesUid,
                dicomInstanceUid,
                issues);
    }

    /**
     * The same facts with what is known about time.
     *
     * @param newFps frames per second, or null
     * @param newDuration seconds, or null
     * @param newFrameCount presented frames, or null
     * @return the new facts
     */
    public MediaFacts withTiming(
            @Nullable Double newFps, @Nullable Double newDuration, @Nullable Integer newFrameCount) {
        return new MediaFacts(
                mimeType,
                width,
                height,
                newFps,
                newDuration,
                newFrameCount,
                audioSampleRate,
                audioBitDepth,
                audioCodec,
                audioChannels,
                dicomStudyUid,
                dicomSeriesUid,
                dicomInstanceUid,
                issues);
    }

    /**
     * The same facts with what is known about the sound.
     *
     * @param sampleRate samples per second, or null
     * @param bitDepth bits per sample, or null
     * @param codec name of the codec, or null
     * @param channels number of channels, or null
     * @return the new facts
     */
    public MediaFacts withAudio(
            @Nullable Integer sampleRate,
            @Nullable Integer bitDepth,
            @Nullable String codec,
            @Nullable Integer channels) {
        return new MediaFacts(
                mimeType,
                width,
                height,
                fps,
                duration,
                frameCount,
                sampleRate,
                bitDepth,
                codec,
                channels,
                dicomStudyUid,
                dicomSeriesUid,
                dicomInstanceUid,
                issues);
    }

    /**
     * The same facts with DICOM identifiers.
     *
     * @param studyUid Study Instance UID, or null
     * @param seriesUid Series Instance UID, or null
     * @param instanceUid SOP Instance UID, or null
     * @return the new facts
     */
    public MediaFacts withDicom(@Nullable String studyUid, @Nullable String seriesUid, @Nullable String instanceUid) {
        return new MediaFacts(
                mimeType,
                width,
                height,
                fps,
                duration,
                frameCount,
                audioSampleRate,
                audioBitDepth,
                audioCodec,
                audioChannels,
                studyUid,
                seriesUid,
                instanceUid,
                issues);
    }

    /**
     * The same facts with a list of issues.
     *
     * @param newIssues what is wrong with the file
     * @return the new facts
     */
    public MediaFacts withIssues(List<MediaIssue> newIssues) {
        return new MediaFacts(
                mimeType,
                width,
                height,
                fps,
                duration,
                frameCount,
                audioSampleRate,
                audioBitDepth,
                audioCodec,
                audioChannels,
                dicomStudyUid,
                dicomSeriesUid,
                dicomInstanceUid,
                newIssues);
    }
}
