package com.encord.sdk.media.internal.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * What FFmpeg says, at warning level and above, on the thread that captures, from {@link #capture()} to {@link
 * #close()}. Nothing is ever printed: of threads that do not capture (FFmpeg's own workers among them) only errors are
 * counted, see {@link WorkerErrors}. Captures nest; a line goes to the innermost. Confined to the capturing thread.
 */
public final class FfmpegLog implements AutoCloseable {
    /** Enough to explain a failure; a broken file can produce millions of lines. */
    private static final int KEPT_LINES = 64;

    /** Lines of one kind differ in numbers only; FFmpeg has few kinds to say of one file. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

    /** FFmpeg prints where its contexts lie in memory, which tells nothing and changes with every run. */
    private static final Pattern ADDRESS = Pattern.compile(" @ (0x)?[0-9a-fA-F]+(?=\\])");

    /**
     * What is no damage of a picture: trouble with descriptions beside it, and H.264 that gives up a reference it does
     * not have, as streams do that were cut between closed groups of pictures. Where one is really missed, more is said.
     */
    private static final Pattern HARMLESS =
            Pattern.compile("\\bexif data\\b|\\bmmco: unref short failure\\b", Pattern.CASE_INSENSITIVE);

    private static final ThreadLocal<@Nullable FfmpegLog> CURRENT = new ThreadLocal<>();

    private final @Nullable FfmpegLog outer;
    private final List<String> lines = new ArrayList<>();
    /** The first line of each kind that came when there was no room left. */
    private final Map<String, String> furtherKinds = new LinkedHashMap<>();

    private long errors;

    private FfmpegLog(@Nullable FfmpegLog outer) {
        this.outer = outer;
    }

    static void install() {
        avutil.av_log_set_level(avutil.AV_LOG_WARNING);
        avutil.setLogCallback(Sink.CALLBACK);
    }

    /**
     * Starts to listen on this thread.
     *
     * @return the capture, to be closed on this thread
     */
    public static FfmpegLog capture() {
        FfmpegLog log = new FfmpegLog(CURRENT.get());
        CURRENT.set(log);
        return log;
    }

    /**
     * The first lines that were said, without line ends; of later ones the first of each kind, so that a thousand
     * harmless lines hide no other one, and the last.
     *
     * @return at most 128 lines, oldest first
     */
    public List<String> lines() {
        List<String> said = new ArrayList<>(lines);
        if (!furtherKinds.isEmpty()) {
            said.addAll(KEPT_LINES - 1, furtherKinds.values());
        }
        return List.copyOf(said);
    }

    /**
     * How many lines were errors, the ones beyond {@link #lines()} included.
     *
     * @return the count
     */
    public long errors() {
        return errors;
    }

    /** How many lines were errors since this was last asked. */
    long takeErrors() {
        long taken = errors;
        errors = 0;
        return taken;
    }

    /**
     * The most recent of the kept lines: usually the cause of a failure.
     *
     * @return the line, or empty if nothing was said
     */
    public Optional<String> lastLine() {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    /** Tells the capture around this one, if there is one, what was said here. */
    void passOn() {
        FfmpegLog heir = outer;
        if (heir != null) {
            heir.errors += errors;
            lines().forEach(heir::keep);
        }
    }

    @Override
    public void close() {
        if (CURRENT.get() == this) {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    private void add(int level, String text) {
        if (level <= avutil.AV_LOG_ERROR && !HARMLESS.matcher(text).find()) {
            errors++;
        }
        keep(text);
    }

    private void keep(String text) {
        if (lines.size() == KEPT_LINES) {
            // the last line explains, the first ones tell where it began
            String former = lines.remove(KEPT_LINES - 1);
            if (furtherKinds.size() < KEPT_LINES) {
                furtherKinds.putIfAbsent(NUMBERS.matcher(former).replaceAll("0"), former);
            }
        }
        lines.add(text);
    }

    /**
     * Apart from the captures, which must not touch JavaCPP while {@link Natives} may be loading it on another thread.
     */
    private static final class Sink extends LogCallback {
        /** The native side keeps only an address, so the object must stay reachable. */
        private static final LogCallback CALLBACK = new Sink();

        @Override
        public void call(int level, BytePointer message) {
            FfmpegLog log = CURRENT.get();
            if (log == null && level <= avutil.AV_LOG_ERROR) {
                WorkerErrors.heard(level);
            }
            if (log != null && message != null) {
                String text = ADDRESS.matcher(message.getString(StandardCharsets.UTF_8))
                        .replaceAll("")
                        .strip();
                if (!text.isEmpty()) {
                    log.add(level, text);
                }
            }
        }
    }
}
