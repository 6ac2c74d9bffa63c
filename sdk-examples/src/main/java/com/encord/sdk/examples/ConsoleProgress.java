package com.encord.sdk.examples;

import com.encord.sdk.download.DownloadListener;
import com.encord.sdk.download.DownloadOutcome;
import com.encord.sdk.download.DownloadProgress;
import com.encord.sdk.upload.Progress;
import com.encord.sdk.upload.ProgressListener;
import com.encord.sdk.upload.UploadOutcome;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows an upload or a download on stderr: a live bar on a terminal, and otherwise a plain line every few seconds. */
final class ConsoleProgress implements ProgressListener, DownloadListener, AutoCloseable {
    private static final long LINE_EVERY_NANOS = 2_000_000_000L;

    private final Show show;

    private ConsoleProgress(Show show) {
        this.show = show;
    }

    /** How progress is shown. */
    private interface Show extends AutoCloseable {
        void update(Moment moment);

        void say(String line);

        @Override
        void close();
    }

    /** What both directions have in common. */
    private record Moment(int done, int total, int failed, long bytes, long bytesTotal, Duration elapsed) {
        String items() {
            String text = done + "/" + total + " items";
            return failed > 0 ? text + ", " + failed + " failed" : text;
        }

        double bytesPerSecond() {
            return elapsed.isZero() ? 0 : bytes / (elapsed.toNanos() / 1e9);
        }
    }

    static ConsoleProgress ofUpload() {
        return of("Uploading");
    }

    static ConsoleProgress ofDownload() {
        return of("Downloading");
    }

    private static ConsoleProgress of(String task) {
        return new ConsoleProgress(Terminal.isInteractive() ? new Bar(task) : new Lines(task));
    }

    @Override
    public void onProgress(Progress progress) {
        show.update(new Moment(
                progress.inputsDone(),
                progress.inputsTotal(),
                progress.failed(),
                progress.bytesSent(),
                progress.bytesTotal(),
                progress.elapsed()));
    }

    @Override
    public void onProgress(DownloadProgress progress) {
        show.update(new Moment(
                progress.itemsDone(),
                progress.itemsTotal(),
                progress.failed(),
                progress.bytesDone(),
                progress.bytesTotal(),
                progress.elapsed()));
    }

    @Override
    public void onOutcome(DownloadOutcome outcome) {
        outcome.reason().ifPresent(reason -> show.say(outcome.title() + ": " + outcome.status() + ", " + reason));
    }

    @Override
    public void onOutcome(UploadOutcome outcome) {
        outcome.reason().ifPresent(reason -> show.say(outcome.title() + ": " + outcome.status() + ", " + reason));
    }

    @Override
    public void close() {
        show.close();
    }

    private static final class Bar implements Show {
        private static final long MEGABYTE = 1_000_000;

        private final ProgressBar bar;

        private Bar(String task) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(-1)
                    .setUnit(" MB", MEGABYTE)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .showSpeed()
                    .build();
        }

        @Override
        public void update(Moment moment) {
            bar.maxHint(Math.max(1, moment.bytesTotal()));
            bar.stepTo(moment.bytes());
            bar.setExtraMessage(" " + moment.items());
        }

        @Override
        public void say(String line) {
            bar.setExtraMessage(" " + line);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private static final class Lines implements Show {
        private final String task;
        private long last;
        private String lastLine = "";

        private Lines(String task) {
            this.task = task.toLowerCase(Locale.ROOT);
        }

        @Override
        public void update(Moment moment) {
            String line = String.format(
                    Locale.ROOT,
                    "%s: %s, %.1f of %.1f MB, %.1f MB/s",
                    task,
                    moment.items(),
                    moment.bytes() / 1e6,
                    moment.bytesTotal() / 1e6,
                    moment.bytesPerSecond() / 1e6);
            long now = System.nanoTime();
            boolean over = moment.done() == moment.total();
            if (moment.total() > 0 && !line.equals(lastLine) && (last == 0 || over || now - last > LINE_EVERY_NANOS)) {
                System.err.println(line);
                last = now;
                lastLine = line;
            }
        }

        @Override
        public void say(String line) {
            System.err.println(line);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
