package com.encord.sdk.download;

import com.encord.sdk.errors.AuthenticationException;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.items.Items;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.transfer.Bandwidth;
import com.encord.sdk.transfer.RetryPause;
import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.transfer.StatusRules;
import com.encord.sdk.transfer.WatchedTransport;
import com.encord.sdk.transport.ObjectHead;
import com.encord.sdk.transport.ObjectSink;
import com.encord.sdk.transport.SignedGet;
import com.encord.sdk.transport.SignedUrlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings one object's bytes to disk, trying again where that can help: a URL that the storage does not take any more is
 * exchanged for a new one, a busy server gets time, and after a broken connection the reading goes on where it was, as
 * long as the object is the same. Safe for use by many threads.
 */
final class ObjectFetcher {
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int MOST_RENEWALS = 3;

    /** Smaller files start again rather than being remembered. */
    private static final long WORTH_RESUMING = 1 << 20;

    private final WatchedTransport transport;
    private final Items items;
    private final DownloadSettings settings;
    private final RunControl control;
    private final DirectoryIndex index;
    private final RetryPause pause;
    private final Bandwidth bandwidth;

    ObjectFetcher(WatchedTransport transport, DownloadSettings settings, RunControl control, DirectoryIndex index) {
        this.transport = transport;
        this.items = new Items(transport);
        this.settings = settings;
        this.control = control;
        this.index = index;
        this.pause = new RetryPause(transport.pace());
        this.bandwidth = new Bandwidth(settings.transfer().bandwidth(), transport.pace(), control::isStopped);
    }

    /** Fetches the object unless it is there, and counts it with its item. */
    void fetch(ObjectTask task, DownloadMeter.Transfer transfer) throws Undownloadable {
        StorageItem object = task.object();
        String path = index.claim(task.parent(), FileNames.of(object.name(), object.id()), object.id(), false);
        Path target = index.resolve(path);
        OptionalLong there = wholeOnDisk(path, target, object.fileSize());
        if (there.isPresent()) {
            transfer.at(there.getAsLong());
            task.item().there(target, there.getAsLong(), false);
            return;
        }
        try (PartialFile file = new PartialFile(
                target,
                object.fileSize(),
                head -> index.begun(
                        object.id(),
                        path,
                        head.size().orElse(0) < WORTH_RESUMING ? Optional.empty() : head.validator()),
                transfer::at)) {
            new Fetching(object, path, target, file).run();
            index.whole(object.id(), path, file.size());
            task.item().there(target, file.size(), true);
        } catch (PartialFile.WrongSizeException | UncheckedIOException e) {
            throw new Undownloadable(String.valueOf(e.getMessage()), e);
        }
    }

    private OptionalLong wholeOnDisk(String path, Path target, OptionalLong expected) {
        Optional<Long> size = index.wholeSize(path);
        try {
            boolean isThere = size.isPresent()
                    && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(target) == size.get()
                    && (expected.isEmpty() || expected.getAsLong() == size.get());
            return isThere ? OptionalLong.of(size.get()) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Takes bytes no faster than they may come. */
    private final class Limited implements ObjectSink {
        private final ObjectSink sink;

        private Limited(ObjectSink sink) {
            this.sink = sink;
        }

        @Override
        public void begin(ObjectHead head) {
            sink.begin(head);
        }

        @Override
        public void write(byte[] buffer, int length) {
            sink.write(buffer, length);
            bandwidth.moved(length);
        }
    }

    /** The attempts for one object. */
    private final class Fetching {
        private final StorageItem object;
        private final String path;
        private final Path target;
        private final PartialFile file;
        private int attempt = 1;
        private int renewals;

        Fetching(StorageItem object, String path, Path target, PartialFile file) {
            this.object = object;
            this.path = path;
            this.target = target;
            this.file = file;
        }

        void run() throws Undownloadable {
            String url = object.signedUrl().isPresent() ? object.signedUrl().get() : signedUrl();
            while (true) {
                SignedGet get = request(url);
                try {
                    transport.get(get, new Limited(file));
                    file.complete();
                    return;
                } catch (SignedUrlException e) {
                    if (e.status() == RANGE_NOT_SATISFIABLE && get.from() > 0) {
                        file.discard();
                    } else if (StatusRules.refusesUrl(e.status()) && renewals < MOST_RENEWALS) {
                        renewals++;
                        url = signedUrl();
                    } else if (StatusRules.worthRetrying(e.status())
                            && attempt < settings.transfer().attempts()) {
                        pause.sleep(attempt++, e.retryAfter());
                    } else {
                        throw failed(e);
                    }
                } catch (InvalidAnswerException e) {
                    if (get.from() == 0) {
                        throw failed(e);
                    }
                    file.discard();
                } catch (ConnectionException e) {
                    boolean hasCome = file.size() > get.from();
                    file.close();
                    brokenConnection(hasCome, e);
                }
            }
        }

        /** Reads on from what there is, but at least one byte, so that the storage tells whether that is all. */
        private SignedGet request(String url) {
            long largest = object.fileSize().orElse(Long.MAX_VALUE);
            long from = Math.min(file.sizeOnDisk(), Math.max(0, largest - 1));
            Optional<String> validator = index.partOf(path);
            if (from == 0 || validator.isEmpty()) {
                return new SignedGet(url, String.valueOf(target.getFileName()), 0, Optional.empty(), largest);
            }
            return new SignedGet(url, String.valueOf(target.getFileName()), from, validator, largest);
        }

        private String signedUrl() throws Undownloadable {
            try {
                Optional<String> url = items.signedUrl(object.id());
                return url.orElseThrow(() -> new Undownloadable(
                        "The platform has no file of it to download.",
                        new InvalidAnswerException("No signed URL for item " + object.id(), null)));
            } catch (AuthenticationException e) {
                control.stop(e); // true for every other item as well
                throw failed(e);
            } catch (InterruptedCallException e) {
                throw e;
            } catch (EncordException e) {
                throw failed(e);
            }
        }

        /** Waits before the next attempt, if there is one; only those without progress are counted. */
        private void brokenConnection(boolean hasProgressed, ConnectionException e) throws Undownloadable {
            if (hasProgressed) {
                attempt = 1;
            }
            boolean isDown = transport.storage().isDown();
            if (control.isStopped() || !isDown && attempt >= settings.transfer().attempts()) {
                throw failed(e);
            }
            pause.sleep(attempt, Optional.empty());
            if (!isDown) {
                attempt++;
            }
        }

        private Undownloadable failed(EncordException e) {
            return new Undownloadable((attempt == 1 ? "" : "After " + attempt + " attempts: ") + e.getMessage(), e);
        }
    }
}
