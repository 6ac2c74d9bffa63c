package com.encord.sdk.media.reencode;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.DisplayTransform;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.Picture;
import com.encord.sdk.media.internal.ffmpeg.PictureFilter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes every frame of a source, drops and repeats them onto the output's grid, and encodes them. What it does to the
 * frames and what it writes into the frame map come from the same place, so the map cannot differ from the file.
 */
final class Transcode {
    private final Path source;
    private final SourceFrames frames;
    private final OutputGrid grid;
    private final EncoderSettings settings;
    private final String container;
    private final OptionalInt maxHeight;
    private final DamagedFrames damagedFrames;

    /** Whether the n-th decoded frame is frame n, because the times that the container gives do not tell. */
    private final boolean counting;

    Transcode(
            Path source,
            SourceFrames frames,
            OutputGrid grid,
            EncoderSettings settings,
            String container,
            OptionalInt maxHeight,
            DamagedFrames damagedFrames,
            boolean counting) {
        this.source = source;
        this.frames = frames;
        this.grid = grid;
        this.settings = settings;
        this.container = container;
        this.maxHeight = maxHeight;
        this.damagedFrames = damagedFrames;
        this.counting = counting;
    }

    /** Writes the file and answers which frame went where. */
    FrameMap writeTo(Path file, Path target, Consumer<ReEncodeProgress> progress, BooleanSupplier cancelled) {
        try {
            return attempt(file, target, progress, cancelled);
        } catch (TimesContradictOrder untimely) {
            return new Transcode(source, frames, grid, settings, container, maxHeight, damagedFrames, true)
                    .attempt(file, target, progress, cancelled);
        }
    }

    private FrameMap attempt(Path file, Path target, Consumer<ReEncodeProgress> progress, BooleanSupplier cancelled) {
        int total = grid.frameCount();
        try (FrameReader reader =
                        FrameReader.open(MediaSource.of(source), DemuxerLimits.STANDARD, 0, Decoder.OnError.CONTINUE);
                EncodeLanes lanes = new EncodeLanes(
                        file,
                        target.toString(),
                        container,
                        settings,
                        total,
                        done -> progress.accept(new ReEncodeProgress(done, total)));
                Run run = new Run(reader, lanes, cancelled)) {
            return run.map();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException(
                    source.toString(), "the re-encode was interrupted; nothing was written");
        }
    }

    /**
     * The decoder presents frames in another order than the container's times say, as where pictures were stored with
     * the times of decoding: some times come twice, others never. Not a failure: the frames are counted instead.
     */
    private static final class TimesContradictOrder extends RuntimeException {
        private static final long serialVersionUID = 1;

        TimesContradictOrder() {
            super(null, null, false, false);
        }
    }

    /** A decoded frame and its index in the source. */
    private record Decoded(NativeFrame frame, int index) {}

    /** A frame inside the filters and how many output frames will show it. */
    private record Placed(int index, int times) {}

    private final class Run implements AutoCloseable {
        private final FrameReader reader;
        private final EncodeLanes lanes;
        private final BooleanSupplier cancelled;
        private final DamageTracker damage = new DamageTracker(frames);
        private final int lookAhead = damagedFrames == DamagedFrames.DROP ? damage.lookAhead() : 0;
        private final FrameMapRecorder recorder = new FrameMapRecorder(grid.frameCount());
        private final Deque<Decoded> unjudged = new ArrayDeque<>();
        private final Deque<Placed> filtering = new ArrayDeque<>();
        private final BitSet skipped = new BitSet();

        /** For each frame of the index its number among the frames that come out, which is how frames are counted. */
        private final int[] number = new int[frames.count()];

        private int arrivals;
        private @Nullable Decoded held;
        private @Nullable PictureFilter filter;
        private int placed;

        Run(FrameReader reader, EncodeLanes lanes, BooleanSupplier cancelled) {
            this.reader = reader;
            this.lanes = lanes;
            this.cancelled = cancelled;
        }

        FrameMap map() throws InterruptedException {
            int last = -1;
            for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (cancelled.getAsBoolean()) {
                    next.get().close();
                    throw new ReEncodeCancelledException(source.toString());
                }
                last = arrived(next.get(), last);
            }
            missing(last + 1, frames.count());
            while (!unjudged.isEmpty()) {
                judgeFirst();
            }
            if (held == null) {
                throw new CorruptMediaException(
                        source.toString(),
                        "none of its " + frames.count()
                                + " frames could be decoded cleanly, so there is nothing to re-encode; "
                                + "export it again from where it came from");
            }
            place(grid.frameCount());
            drainFilter();
            lanes.finish();
            return recorder.map(arrivals);
        }

        /** Takes a frame in and answers the index of the last known frame. */
        private int arrived(NativeFrame frame, int last) throws InterruptedException {
            int index = place(frame, last);
            arrivals++;
            if (index < 0) {
                // decodable but not presented: outside the edit list, or a second picture for the same time
                frame.close();
                return last;
            }
            missing(last + 1, index);
            number[index] = arrivals - 1;
            if (frame.corrupt()) {
                damage.damaged(index);
            }
            unjudged.add(new Decoded(frame, index));
            while (unjudged.size() > lookAhead + 1) {
                judgeFirst();
            }
            return index;
        }

        private int place(NativeFrame frame, int last) {
            if (counting) {
                return last + 1 < frames.count() ? last + 1 : -1;
            }
            if (frame.pts().isEmpty()) {
                return -1;
            }
            long time = frame.pts().getAsLong();
            int index = frames.indexOf(time, last);
            if (index < 0 && !skipped.isEmpty() && frames.indexOf(time, -1) >= 0 && !reader.damaged()) {
                // no damage explains why one frame would be shown twice and another one never
                frame.close();
                throw new TimesContradictOrder();
            }
            return index;
        }

        private void missing(int from, int to) {
            skipped.set(from, Math.max(from, to));
            for (int index = from; index < to; index++) {
                damage.damaged(index);
            }
        }

        private void judgeFirst() throws InterruptedException {
            Decoded first = unjudged.remove();
            if (damagedFrames == DamagedFrames.DROP && damage.tainted(first.index())) {
                first.frame().close();
                return;
            }
            if (held != null) {
                place(grid.slot(first.index()));
            }
            held = first;
        }

        /** The held frame is shown up to a slot of the output; then nothing is held. */
        private void place(int endSlot) throws InterruptedException {
            Decoded decoded = held;
            if (decoded == null) {
                return;
            }
            held = null;
            try (NativeFrame frame = decoded.frame()) {
                int times = endSlot - placed;
                // a deinterlacer looks at the neighbours, dropped ones too
                if (times > 0 || frame.interlaced()) {
                    PictureFilter pictures = filterFor(frame);
                    if (pictures.differs(frame)) {
                        drainFilter();
                    }
                    filtering.add(new Placed(decoded.index(), times));
                    pictures.put(frame, decoded.index());
                    takeFiltered(pictures);
                }
                placed = endSlot;
            }
        }

        private PictureFilter filterFor(NativeFrame first) {
            PictureFilter existing = filter;
            if (existing != null) {
                return existing;
            }
            DemuxedStream stream = reader.stream();
            DisplayTransform transform = stream.displayMatrix()
                    .or(first::displayMatrix)
                    .map(DisplayTransform::of)
                    .orElse(DisplayTransform.NONE);
            Rational pixels = stream.sampleAspectRatio()
                    .or(first::sampleAspectRatio)
                    .filter(OutputSize::plausible)
                    .orElse(Rational.ONE);
            OutputSize size = OutputSize.of(first.width(), first.height(), pixels, transform.swapsSides(), maxHeight);
            PictureFilter made = new PictureFilter(source.toString(), size.width(), size.height(), transform, true);
            filter = made;
            return made;
        }

        private void drainFilter() throws InterruptedException {
            if (filter != null) {
                filter.finish();
                takeFiltered(filter);
            }
        }

        private void takeFiltered(PictureFilter pictures) throws InterruptedException {
            for (Optional<Picture> next = pictures.take(); next.isPresent(); next = pictures.take()) {
                Picture picture = next.get();
                Placed place = filtering.poll();
                long given = PictureFilter.numberOf(picture);
                if (place == null || place.index() != given) {
                    picture.close();
                    throw new IllegalStateException(
                            "The filters of " + source + " gave frame " + given + " where " + place + " was due");
                }
                if (place.times() == 0) {
                    picture.close();
                } else {
                    lanes.put(picture, place.times());
                    recorder.shown(number[place.index()], place.times());
                }
            }
        }

        @Override
        public void close() {
            unjudged.forEach(decoded -> decoded.frame().close());
            if (held != null) {
                held.frame().close();
            }
            if (filter != null) {
                filter.close();
            }
        }
    }
}
