package com.encord.sdk.examples;

import com.encord.sdk.upload.Progress;
import com.encord.sdk.upload.ProgressListener;
import com.encord.sdk.upload.UploadOutcome;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows an upload on stderr: a live bar on a terminal, and otherwise a plain line every few seconds. */
final class ConsoleProgress implements ProgressListener, AutoCloseable {
    private static final long LINE_EVERY_NANOS = 2_000_000_000L;

    private final Show show;

    private ConsoleProgress(Show show) {
        this.show = show;
    }

    /** How progress is shown. */
    private interface Show extends AutoCloseable {
        void update(Progress progress);

        void say(String line);

        @Override
        void close();
    }

    static ConsoleProgress bar() {
        return new ConsoleProgress(Terminal.isInteractive() ? new Bar() : new Lines());
    }

    @Override
    public void onProgress(Progress progress) {
        show.update(progress);
    }

    @Override
    public void onOutcome(UploadOutcome outcome) {
        outcome.reason().ifPresent(reason -> show.say(outcome.title() + ": " + outcome.status() + ", " + reason));
    }

    @Override
    public void close() {
        show.close();
    }

    private static String inputs(Progress progress) {
        String text = progress.inputsDone() + "/" + progress.inputsTotal() + " items";
        return progress.failed() > 0 ? text + ", " + progress.failed() + " failed" : text;
    }

    private static final class Bar implements Show {
        private static final long MEGABYTE = 1_000_000;

        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Uploading")
                .setInitialMax(-1)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .showSpeed()
                .build();

        @Override
        public void update(Progress progress) {
            bar.maxHint(Math.max(1, progress.bytesTotal()));
            bar.stepTo(progress.bytesSent());
            bar.setExtraMessage(" " + inputs(progress));
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
        private long last;
        private String lastLine = "";

        @Override
        public void update(Progress progress) {
            String line = String.format(
                    Locale.ROOT,
                    "uploading: %s, %.1f of %.1f MB, %.1f MB/s",
                    inputs(progress),
                    progress.bytesSent() / 1e6,
                    progress.bytesTotal() / 1e6,
                    progress.bytesPerSecond() / 1e6);
            long now = System.nanoTime();
            boolean over = progress.inputsDone() == progress.inputsTotal();
            if (progress.inputsTotal() > 0
                    && !line.equals(lastLine)
                    && (last == 0 || over || now - last > LINE_EVERY_NANOS)) {
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
