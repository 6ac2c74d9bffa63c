package com.encord.sdk.local;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a media engine learned about one stored file. Start from {@link #of(String)} and add what is known; whatever is
 * not known stays null and shows as null on the wire.
 *
 * @param mimeType media type, for example {@code video/mp4}
 * @param size of the picture
 * @param timing of the frames
 * @param audio the sound
 * @param dicom the identifiers of DICOM
 * @param issues what is wrong with the file, empty when nothing is
 */
public record MediaFacts(String mimeType, Size size, Timing timing, Audio audio, Dicom dicom, List<MediaIssue> issues) {

    /**
     * The size of a picture.
     *
     * @param width pixels across, as stored
     * @param height pixels down, as stored
     */
    public record Size(@Nullable Integer width, @Nullable Integer height) {
        private static final Size UNKNOWN = new Size(null, null);
    }

    /**
     * What is known about time.
     *
     * @param fps frames per second
     * @param duration seconds
     * @param frameCount presented frames
     */
    public record Timing(
            @Nullable Double fps,
            @Nullable Double duration,
            @Nullable Integer frameCount) {
        private static final Timing UNKNOWN = new Timing(null, null, null);
    }

    /**
     * What is known about the sound.
     *
     * @param sampleRate samples per second
     * @param bitDepth bits per sample
     * @param codec name of the codec
     * @param channels number of channels
     */
    public record Audio(
            @Nullable Integer sampleRate,
            @Nullable Integer bitDepth,
            @Nullable String codec,
            @Nullable Integer channels) {
        private static final Audio UNKNOWN = new Audio(null, null, null, null);
    }

    /**
     * The identifiers of DICOM.
     *
     * @param studyUid Study Instance UID
     * @param seriesUid Series Instance UID
     * @param instanceUid SOP Instance UID
     */
    public record Dicom(
            @Nullable String studyUid,
            @Nullable String seriesUid,
            @Nullable String instanceUid) {
        private static final Dicom UNKNOWN = new Dicom(null, null, null);
    }

    /**
     * Refuses a missing media type and copies the issues.
     *
     * @param mimeType media type
     * @param size of the picture
     * @param timing of the frames
     * @param audio the sound
     * @param dicom the identifiers of DICOM
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
        return new MediaFacts(mimeType, Size.UNKNOWN, Timing.UNKNOWN, Audio.UNKNOWN, Dicom.UNKNOWN, List.of());
    }

    /**
     * The same facts with a picture size.
     *
     * @param width pixels across, as stored
     * @param height pixels down, as stored
     * @return the new facts
     */
    public MediaFacts withSize(int width, int height) {
        return new MediaFacts(mimeType, new Size(width, height), timing, audio, dicom, issues);
    }

    /**
     * The same facts with what is known about time.
     *
     * @param fps frames per second, or null
     * @param duration seconds, or null
     * @param frameCount presented frames, or null
     * @return the new facts
     */
    public MediaFacts withTiming(@Nullable Double fps, @Nullable Double duration, @Nullable Integer frameCount) {
        return new MediaFacts(mimeType, size, new Timing(fps, duration, frameCount), audio, dicom, issues);
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
        Audio sound = new Audio(sampleRate, bitDepth, codec, channels);
        return new MediaFacts(mimeType, size, timing, sound, dicom, issues);
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
        return new MediaFacts(mimeType, size, timing, audio, new Dicom(studyUid, seriesUid, instanceUid), issues);
    }

    /**
     * The same facts with a list of issues.
     *
     * @param found what is wrong with the file
     * @return the new facts
     */
    public MediaFacts withIssues(List<MediaIssue> found) {
        return new MediaFacts(mimeType, size, timing, audio, dicom, found);
    }
}
