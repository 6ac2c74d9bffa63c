package com.encord.sdk.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies the faults that hit one request. */
final class FaultGate {
    private final List<Fault> hits;
    private final boolean query;

    /** @param query whether the request speaks the query protocol */
    FaultGate(List<Fault> hits, boolean query) {
        this.hits = hits;
        this.query = query;
    }

    /** Waits out the delays; true when the connection is to be closed before anything is done. */
    boolean endsBefore(Exchange exchange) throws IOException {
        for (Fault fault : hits) {
            if (fault.effect() == Fault.Effect.DELAY) {
                sleep(fault);
            }
        }
        Fault.Effect effect = decisive();
        if (effect == Fault.Effect.RESET_MID_BODY) {
            String length = exchange.headers().getFirst("Content-Length");
            readHalf(exchange.body(), length == null ? 2 : Long.parseLong(length));
        }
        return effect == Fault.Effect.RESET || effect == Fault.Effect.RESET_MID_BODY;
    }

    /** The answer to give instead of doing what was asked; null when it is to be done. */
    @Nullable
    Reply instead() {
        Fault last = last();
        if (last == null) {
            return null;
        }
        return switch (last.effect()) {
            case ANSWER -> error(last, Map.of());
            case ANSWER_RETRY_AFTER ->
                error(last, Map.of("Retry-After", Long.toString((last.duration().toMillis() + 999) / 1000)));
            case EXPIRE -> Reply.error(403, SignedUrls.EXPIRED);
            default -> null;
        };
    }

    void send(Exchange exchange, Reply reply) throws IOException {
        if (reply.status() >= 400) {
            // A client still busy sending would see a broken connection instead of the answer.
            exchange.body().transferTo(OutputStream.nullOutputStream());
        }
        byte[] body = reply.body();
        long part = share(body.length);
        if (part < 0) {
            return;
        }
        reply.headers().forEach(exchange.answerHeaders()::set);
        if (body.length == 0 || exchange.method().equals("HEAD")) {
            exchange.respond(reply.status(), -1);
            return;
        }
        exchange.answerHeaders().set("Content-Type", "application/json");
        exchange.respond(reply.status(), body.length).write(body, 0, (int) part);
    }

    /** How much of an answer's body gets out: all of it, half, or, when negative, not even the headers. */
    long share(long length) {
        Fault.Effect effect = decisive();
        if (effect == Fault.Effect.DROP_REPLY) {
            return -1;
        }
        return effect == Fault.Effect.TRUNCATE_REPLY ? length / 2 : length;
    }

    private Reply error(Fault fault, Map<String, String> headers) {
        int status = fault.status();
        String message = "Injected fault: " + status;
        if (!query) {
            return new Reply(status, Json.bytes(Json.object().put("message", message)), headers);
        }
        String code =
                switch (status) {
                    case 400 -> "INVALID_ARGUMENTS_ERROR";
                    case 401 -> "AUTHENTICATION_ERROR";
                    case 403 -> "AUTHORISATION_ERROR";
                    case 404 -> "RESOURCE_NOT_FOUND_ERROR";
                    case 405 -> "METHOD_NOT_ALLOWED_ERROR";
                    default -> "UNKNOWN_ERROR";
                };
        // The envelope decides for clients, the HTTP status only whether they try again.
        int http = status >= 413 ? status : 200;
        return new Reply(http, Json.bytes(QueryApi.envelope(status, code, message)), headers);
    }

    private static void readHalf(InputStream body, long length) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length / 2; left > 0; ) {
            int n = body.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                return;
            }
            left -= n;
        }
    }

    private static void sleep(Fault fault) {
        try {
            Thread.sleep(fault.duration().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Fault last() {
        return hits.isEmpty() ? null : hits.get(hits.size() - 1);
    }

    private Fault.@Nullable Effect decisive() {
        Fault last = last();
        return last == null ? null : last.effect();
    }
}
