package com.encord.sdk.media.video;

/**
 * From when to when a stream of sound plays.
 *
 * @param stream index of the stream in the container
 * @param codec FFmpeg's name of the codec
 * @param start seconds
 * @param end seconds
 * @param packetDuration how long one packet plays, in seconds: no cut can be finer; 0 if unknown
 */
public record AudioSpan(int stream, String codec, double start, double end, double packetDuration) {}
