package com.encord.sdk.transport;

import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.observe.RequestKind;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a logical request until there is an answer worth having. What may be sent again:
 *
 * <ul>
 *   <li>anything, while no byte of it has been sent (no connection, no TLS handshake), or when an HTTP/2 server that is
 *       going away says that it has not looked at it;
 *   <li>only what is idempotent, once bytes may have arrived: after a broken exchange, and after status 408, 429, 500,
 *       502, 503 and 504;
 *   <li>only what is idempotent after 413, and only if the answer says when, because otherwise (RFC 9110 section
 *     15.5.14) it stays too large.
 * </ul>
 */
final class ApiSender {
    private static final Logger LOG = LoggerFactory.getLogger(ApiSender.class);
    private static final Set<Integer> PASSING_STATUSES = Set.of(408, 429, 500, 502, 503, 504);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] NOTHING = {};

    private final OkHttpClient client;
    private final Backoff backoff;
    private final Supplier<String> traceContexts;
    private final RandomGenerator random;
    private final Pace pace;
    private final String userAgent;
    private final long largestAnswer;
    private final Observers observers;

    ApiSender(
            OkHttpClient client,
            Backoff backoff,
            Supplier<String> traceContexts,
            RandomGenerator random,
            Pace pace,
            String userAgent,
            long largestAnswer,
            Observers observers) {
        this.client = client;
        this.backoff = backoff;
        this.traceContexts = traceContexts;
        this.random = random;
        this.pace = pace;
        this.userAgent = userAgent;
        this.largestAnswer = largestAnswer;
        this.observers = observers;
    }

    Answer send(Outgoing outgoing) {
        HttpProxy.check(client, outgoing.url());
        TraceContext trace = new TraceContext(traceContexts.get());
        for (int tries = 1; ; tries++) {
            boolean last = tries > backoff.maxRetries() || outgoing.resend() == Resend.NEVER;
            Attempt attempt = new Attempt(outgoing);
            Duration wait;
            try {
                Answer answer = exchange(attempt, trace, tries);
                if (last || outgoing.resend() != Resend.ALWAYS || !mayPass(answer)) {
                    return answer;
                }
                wait = backoff.delay(tries, answer.retryAfter(), random);
            } catch (IOException e) {
                boolean mayHaveActed = attempt.mayBeSent() && !Failures.isUnprocessed(e);
                boolean maySendAgain = outgoing.resend() == Resend.ALWAYS || !mayHaveActed;
                if (last || !maySendAgain || !Failures.mayPass(e)) {
                    String proxy = HttpProxy.between(client, outgoing.url());
                    throw Failures.ofCall(outgoing, proxy, trace.requestId(), tries, mayHaveActed, e);
                }
                wait = backoff.delay(tries, null, random);
            }
            LOG.info(
                    "{} is tried again in {} ms (retry {} of {}, request id {})",
                    outgoing.operation(),
                    wait.toMillis(),
                    tries,
                    backoff.maxRetries(),
                    trace.requestId());
            pace.sleep(wait);
        }
    }

    /** One attempt, with what is told of it. */
    private Answer exchange(Attempt attempt, TraceContext trace, int tries) throws IOException {
        Outgoing outgoing = attempt.outgoing();
        Observation observation = observers.begin(
                RequestKind.PLATFORM,
                outgoing.method(),
                outgoing.operation(),
                PlatformDomain.place(outgoing.url()),
                outgoing.url().encodedPath(),
                trace.requestId(),
                tries);
        observation.sent(outgoing.body() == null ? 0 : outgoing.body().length);
        try {
            Answer answer = CallRunner.run(
                    call(attempt, trace),
                    outgoing.operation(),
                    response -> read(attempt, trace, response, observation));
            observation.ended();
            logAnswer(answer, tries, observation);
            return answer;
        } catch (InterruptedCallException e) {
            observation.failed("interrupted");
            throw e;
        } catch (TooLargeException e) {
            observation.failed("the answer is too large");
            throw new InvalidAnswerException(
                    outgoing.operation() + " was answered with more than " + largestAnswer + " bytes [request id "
                            + trace.requestId() + "]. Ask for less at a time.",
                    null);
        } catch (IOException e) {
            observation.failed(Failures.reason(e));
            LOG.debug(
                    "{} failed in {} ms (attempt {}, request id {}): {}",
                    outgoing.operation(),
                    observation.millis(),
                    tries,
                    trace.requestId(),
                    Failures.reason(e));
            throw e;
        }
    }

    private static boolean mayPass(Answer answer) {
        return PASSING_STATUSES.contains(answer.status()) || answer.status() == 413 && answer.retryAfter() != null;
    }

    private Call call(Attempt attempt, TraceContext trace) {
        Outgoing outgoing = attempt.outgoing();
        Request.Builder request = new Request.Builder()
                .url(outgoing.url())
                .tag(Attempt.class, attempt)
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .header("X-Cloud-Trace-Context", trace.header())
                .method(outgoing.method(), body(outgoing));
        if (outgoing.protocol() == Outgoing.Protocol.QUERY) {
            request.header("ResourceType", String.valueOf(outgoing.resourceType()));
            request.header("ResourceID", String.valueOf(outgoing.resourceId()));
        }
        return patient(outgoing).newCall(request.build());
    }

    private static @Nullable RequestBody body(Outgoing outgoing) {
        if (outgoing.body() != null) {
            return RequestBody.create(outgoing.body(), JSON);
        }
        boolean needsOne =
                !outgoing.method().equals("GET") && !outgoing.method().equals("DELETE");
        return needsOne ? RequestBody.create(NOTHING) : null;
    }

    /** A view of the client, sharing its pool, that waits as long as this request needs. */
    private OkHttpClient patient(Outgoing outgoing) {
        Duration own = outgoing.readTimeout();
        if (own == null) {
            return client;
        }
        Duration whole = Duration.ofMillis(client.callTimeoutMillis());
        return client.newBuilder()
                .readTimeout(own)
                .callTimeout(whole.isZero() ? whole : whole.plus(own))
                .build();
    }

    private Answer read(Attempt attempt, TraceContext trace, Response response, Observation observation)
            throws IOException {
        observation.status(response.code());
        BufferedSource source = response.body().source();
        if (source.request(largestAnswer + 1)) {
            throw new TooLargeException();
        }
        Buffer body = new Buffer();
        body.write(source.getBuffer(), source.getBuffer().size());
        observation.received(body.size());
        return new Answer(
                attempt.outgoing().operation(),
                trace.requestId(),
                response.code(),
                body,
                RetryAfter.parse(attempt.retryAfter(), pace.now()),
                clockAhead(response.header("Date"), pace.now()),
                response.header("Location"));
    }

    private static @Nullable Duration clockAhead(@Nullable String date, Instant now) {
        try {
            return date == null
                    ? null
                    : Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return null; // somebody else's business
        }
    }

    private static void logAnswer(Answer answer, int tries, Observation observation) {
        LOG.debug(
                "{} -> {} in {} ms (attempt {}, {} bytes, request id {})",
                answer.operation(),
                answer.status(),
                observation.millis(),
                tries,
                answer.body().size(),
                answer.requestId());
    }

    private static final class TooLargeException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
