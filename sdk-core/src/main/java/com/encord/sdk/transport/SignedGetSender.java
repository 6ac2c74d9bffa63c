package com.encord.sdk.transport;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.observe.RequestKind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads objects from signed URLs. The URL is the credential, so only its host is ever named. */
final class SignedGetSender {
    private static final Logger LOG = LoggerFactory.getLogger(SignedGetSender.class);
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** A strong entity tag (RFC 9110 section 8.8.3); weak ones do not promise the same bytes. */
    private static final Pattern STRONG_TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,256}\"");

    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileClients clients;
    private final PlatformDomain domain;
    private final Pace pace;
    private final String userAgent;
    private final Observers observers;

    SignedGetSender(FileClients clients, PlatformDomain domain, Pace pace, String userAgent, Observers observers) {
        this.clients = clients;
        this.domain = domain;
        this.pace = pace;
        this.userAgent = userAgent;
        this.observers = observers;
    }

    void get(SignedGet get, ObjectSink sink) {
        HttpUrl url = domain.signed(get.url());
        clients.checkProxy(url);
        String place = PlatformDomain.place(url);
        String operation = "GET of " + get.name() + " from " + place;
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "identity"); // ranges and sizes are of the bytes as stored
        if (get.from() > 0) {
            request.header("Range", "bytes=" + get.from() + "-")
                    .header("If-Range", get.validator().orElseThrow());
        }
        Observation observation = observers.begin(RequestKind.DOWNLOAD, "GET", "GET signed URL", place, "/", null, 1);
        StorageRefusal refusal;
        try {
            refusal = CallRunner.run(
                    clients.call(request.build()), operation, response -> read(get, response, sink, observation));
        } catch (IOException e) {
            observation.failed(Failures.reason(e));
            throw brokenOff(operation, url, observation, e);
        } catch (InterruptedCallException e) {
            observation.failed("interrupted");
            throw e;
        } catch (RuntimeException e) {
            observation.failed("not taken");
            throw e;
        }
        observation.ended();
        LOG.debug(
                "{} -> {} in {} ms ({} bytes)",
                operation,
                observation.status(),
                observation.millis(),
                observation.received());
        if (refusal != null) {
            throw new SignedUrlException(
                    "The storage at " + place + " did not give " + get.name() + ": " + refusal.describe(),
                    refusal.status(),
                    refusal.retryAfter());
        }
    }

    private ConnectionException brokenOff(String operation, HttpUrl url, Observation observation, IOException failure) {
        String reason = Failures.reason(failure);
        LOG.debug(
                "{} failed in {} ms after {} bytes: {}",
                operation,
                observation.millis(),
                observation.received(),
                reason);
        return new ConnectionException(
                operation + Failures.through(clients.proxy(url)) + " broke off after " + observation.received()
                        + " bytes: " + reason + ". It can be read again.",
                failure);
    }

    private @Nullable StorageRefusal read(SignedGet get, Response response, ObjectSink sink, Observation observation)
            throws IOException {
        observation.status(response.code());
        boolean isPart = response.code() == HttpURLConnection.HTTP_PARTIAL && get.from() > 0;
        if (!isPart && response.code() != HttpURLConnection.HTTP_OK) {
            return StorageRefusal.read(response, pace.now());
        }
        String encoding = response.header("Content-Encoding", "identity");
        if (!"identity".equalsIgnoreCase(encoding)) {
            throw strange(
                    get,
                    "in the encoding " + encoding.replaceAll("[^A-Za-z0-9 ,-]", "?")
                            + " although its plain bytes were asked for");
        }
        ObjectHead head = head(get, response, isPart);
        if (head.size().isPresent() && head.size().getAsLong() > get.largest()) {
            throw tooLarge(get, "with " + head.size().getAsLong());
        }
        sink.begin(head);
        copy(get, response.body().source(), head, sink, observation);
        return null;
    }

    private static ObjectHead head(SignedGet get, Response response, boolean isPart) {
        Optional<String> validator = Optional.ofNullable(response.header("ETag"))
                .filter(tag -> STRONG_TAG.matcher(tag).matches());
        long length = response.body().contentLength();
        if (!isPart) {
            return new ObjectHead(0, length < 0 ? OptionalLong.empty() : OptionalLong.of(length), validator);
        }
        Matcher range = CONTENT_RANGE.matcher(response.header("Content-Range", ""));
        if (!range.matches()) {
            throw strange(get, "in part, without saying which");
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long size = Long.parseLong(range.group(3));
        if (first != get.from() || last != size - 1 || length >= 0 && length != size - first) {
            throw strange(
                    get,
                    "from byte " + first + " to " + last + " of " + size
                            + (length < 0 ? "" : " in " + length + " bytes") + ", where the rest from byte "
                            + get.from() + " was asked for");
        }
        if (!validator.equals(get.validator())) {
            throw strange(get, "in part, but the part is of another version");
        }
        return new ObjectHead(first, OptionalLong.of(size), validator);
    }

    private static void copy(
            SignedGet get, BufferedSource source, ObjectHead head, ObjectSink sink, Observation observation)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long at = head.from();
        for (int length = source.read(buffer); length >= 0; length = source.read(buffer)) {
            at += length;
            if (at > get.largest()) {
                throw tooLarge(get, "with more than " + get.largest());
            }
            observation.received(length);
            sink.write(buffer, length);
        }
        if (head.size().isPresent() && at != head.size().getAsLong()) {
            throw new IOException(
                    "the object ended at byte " + at + " of " + head.size().getAsLong());
        }
    }

    private static InvalidAnswerException tooLarge(SignedGet get, String size) {
        return strange(get, size + " bytes, where " + get.largest() + " at most were expected");
    }

    private static InvalidAnswerException strange(SignedGet get, String how) {
        return new InvalidAnswerException(
                "The storage answered " + get.name() + " " + how + ". Nothing of this answer was kept.", null);
    }
}
