package com.encord.sdk.localtest;

import com.encord.sdk.local.MediaEngine;
import com.encord.sdk.local.MediaFacts;
import com.encord.sdk.local.MediaIssue;
import com.encord.sdk.local.ReEncodeOutcome;
import com.encord.sdk.local.StoredMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An engine whose media are texts: an image's content is its size ({@code 64x48}), a video whose content is
 * {@code sick} has one issue, and {@code broken} cannot be read.
 */
final class FakeEngine implements MediaEngine {
    private static final MediaIssue ISSUE = new MediaIssue("VARIABLE_FRAME_RATE", "the frames come as they like");

    private boolean blocking;

    /** Makes every look at a file last until interrupted. */
    FakeEngine blocking() {
        blocking = true;
        return this;
    }

    @Override
    public MediaFacts facts(StoredMedia source) throws IOException {
        if (blocking) {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
        }
        if (Files.size(source.file()) > 1000) {
            return MediaFacts.of("video/mp4");
        }
        String text = Files.readString(source.file());
        if (text.equals("broken")) {
            throw new IOException(source.name() + " is broken");
        }
        if (source.itemType().equals("image")) {
            String[] size = text.split("x");
            return MediaFacts.of("image/png").withSize(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        }
        MediaFacts facts = MediaFacts.of("video/mp4").withTiming(25.0, 2.0, 50);
        return text.equals("sick") ? facts.withIssues(List.of(ISSUE)) : facts;
    }

    @Override
    public ReEncodeOutcome reEncode(StoredMedia source, Path target, boolean full) throws IOException {
        String text = Files.readString(source.file());
        if (text.equals("unfit")) {
            throw new IOException(source.name() + " cannot be encoded");
        }
        if (text.equals("sick") || full) {
            Files.writeString(target, "healthy");
        }
        if (!text.equals("sick")) {
            return new ReEncodeOutcome(
                    full ? ReEncodeOutcome.Operation.REENCODE : ReEncodeOutcome.Operation.NONE, List.of());
        }
        return new ReEncodeOutcome(
                full ? ReEncodeOutcome.Operation.REENCODE : ReEncodeOutcome.Operation.REMUX, List.of(ISSUE));
    }

    @Override
    public void imageSequence(List<StoredMedia> images, Path target) throws IOException {
        Files.writeString(
                target,
                images.size() + " images of " + Files.readString(images.get(0).file()));
    }
}
