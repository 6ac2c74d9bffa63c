package com.encord.sdk.upload;

import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.AuthenticationException;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.transfer.Bandwidth;
import com.encord.sdk.transfer.Reachability;
import com.encord.sdk.transfer.RetryPause;
import com.encord.sdk.transfer.RunControl;
import com.encord.sdk.transfer.StatusRules;
import com.encord.sdk.transfer.WatchedTransport;
import com.encord.sdk.transport.SignedPut;
import com.encord.sdk.transport.SignedUrlException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings one file's bytes to the platform, trying again where that can help: a URL that the storage does not take any
 * more is exchanged for a new one, a busy server gets time, a broken connection is made anew. While nobody reaches the
 * server, nobody's attempts are counted. Safe for use by many threads.
 */
final class FileSender {
    private static final int MOST_RENEWALS = 5;

    private final WatchedTransport transport;
    private final UploadSettings settings;
    private final RunControl control;
    private final SignedUrls urls;
    private final RetryPause pause;
    private final Bandwidth bandwidth;

    FileSender(WatchedTransport transport, UploadSettings settings, RunControl control, SignedUrls urls) {
        this.transport = transport;
        this.settings = settings;
        this.control = control;
        this.urls = urls;
        this.pause = new RetryPause(transport.pace());
        this.bandwidth = new Bandwidth(settings.transfer().bandwidth(), transport.pace(), control::isStopped);
    }

    StoredFile send(FilePreparation.Ready ready, ProgressMeter.Transfer transfer) throws Unsendable {
        SignedUrls.SignedUrl url = url(() -> urls.take(ready.kind(), ready.size()));
        int attempt = 1;
        int renewals = 0;
        while (true) {
            transfer.sent(0);
            try {
                put(ready, url, transfer);
                return stored(ready, url);
            } catch (SignedUrlException e) {
                if (StatusRules.refusesUrl(e.status()) && renewals < MOST_RENEWALS) {
                    int renewal = ++renewals;
                    SignedUrls.SignedUrl refused = url;
                    url = url(() -> urls.renew(ready.kind(), ready.size(), refused, renewal));
                    continue;
                }
                if (!StatusRules.worthRetrying(e.status())
                        || attempt >= settings.transfer().attempts()) {
                    throw Unsendable.failed(tries(attempt) + e.getMessage(), e);
                }
                pause.sleep(attempt++, e.retryAfter());
            } catch (ConnectionException e) {
                attempt = afterBrokenConnection(transport.storage(), attempt, e);
            } catch (UncheckedIOException e) {
                throw Unsendable.failed(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void put(FilePreparation.Ready ready, SignedUrls.SignedUrl url, ProgressMeter.Transfer transfer) {
        transport.put(new SignedPut(
                url.url(),
                ready.sent(),
                ready.size(),
                WireKinds.contentType(ready.kind(), ready.inspection().mimeType()),
                soFar -> bandwidth.moved(transfer.sent(soFar))));
    }

    private StoredFile stored(FilePreparation.Ready ready, SignedUrls.SignedUrl url) {
        Map<String, Object> media =
                settings.providesMediaMetadata() ? ready.inspection().mediaMetadata() : Map.of();
        return new StoredFile(url.itemUuid(), url.objectKey(), ready.kind(), ready.title(), ready.stamp(), media);
    }

    private SignedUrls.SignedUrl url(Supplier<SignedUrls.SignedUrl> source) throws Unsendable {
        int attempt = 1;
        while (true) {
            try {
                return source.get();
            } catch (ConnectionException e) {
                attempt = afterBrokenConnection(transport.platform(), attempt, e);
            } catch (AuthenticationException | PermissionDeniedException | NotFoundException e) {
                control.stop(e); // true for every other file of this folder as well
                throw Unsendable.failed(String.valueOf(e.getMessage()), e);
            } catch (InterruptedCallException e) {
                throw e;
            } catch (ApiException e) {
                if (!StatusRules.worthRetrying(e.status())
                        || attempt >= settings.transfer().attempts()) {
                    throw Unsendable.failed(tries(attempt) + e.getMessage(), e);
                }
                pause.sleep(attempt++, retryAfter(e));
            } catch (EncordException e) {
                throw Unsendable.failed(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private static Optional<Duration> retryAfter(ApiException e) {
        return e instanceof RateLimitException limited ? limited.retryAfter() : Optional.empty();
    }

    /** Waits, and returns the number of the next attempt; the end of the run ends the wait. */
    private int afterBrokenConnection(Reachability server, int attempt, ConnectionException e) throws Unsendable {
        if (control.isStopped()) { // user code may have swallowed the interrupt
            throw Unsendable.failed("Cut off while it was sent. " + control.stopText(), e);
        }
        if (!server.isDown() && attempt >= settings.transfer().attempts()) {
            throw Unsendable.failed(tries(attempt) + e.getMessage(), e);
        }
        pause.sleep(attempt, Optional.empty());
        return server.isDown() ? attempt : attempt + 1;
    }

    private static String tries(int attempt) {
        return attempt == 1 ? "" : "After " + attempt + " attempts: ";
    }
}
