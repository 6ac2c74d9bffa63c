package com.encord.sdk.transport;

import com.encord.sdk.errors.ApiFailure;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.errors.NotFoundException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Makes of an answer its value, or the exception it stands for. */
final class AnswerReader {
    private static final int LONGEST_MESSAGE = 2000;
    private static final String STATUS = "status";

    private AnswerReader() {}

    /** REST: the HTTP status decides. */
    static WireValue rest(Answer answer) {
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        if (answer.status() == 204 || answer.status() == 205) {
            return WireValue.ABSENT;
        }
        return json(answer, "answer");
    }

    /** Query protocol: the envelope's status decides, and HTTP's only where there is no envelope. */
    static WireValue query(Answer answer, String method) {
        WireValue envelope = envelope(answer);
        if (envelope == null) {
            throw refused(answer);
        }
        int status = envelope.at(STATUS).optionalInt().orElseThrow();
        WireValue response = envelope.at("response");
        if (status != 200) {
            String detail = words(envelope.at("payload"));
            throw ApiErrors.ofCode(
                    new ApiFailure(status, code(response), answer.operation(), answer.requestId(), detail), answer);
        }
        if (method.equals("GET") && !response.isPresent()) {
            throw new NotFoundException(new ApiFailure(404, null, answer.operation(), answer.requestId(), null));
        }
        return response;
    }

    /** An error's code is the first thing in the response. */
    private static @Nullable String code(WireValue response) {
        return response.isArray() && !response.elements().isEmpty()
                ? words(response.elements().get(0))
                : null;
    }

    private static @Nullable WireValue envelope(Answer answer) {
        WireValue json = answer.isSuccess() ? json(answer, "envelope") : jsonIfAny(answer);
        if (json != null && json.at(STATUS).optionalInt().isPresent()) {
            return json;
        }
        if (answer.isSuccess()) {
            throw new InvalidAnswerException(
                    answer.operation()
                            + " was answered with JSON that is no envelope of the query protocol [request id "
                            + answer.requestId() + "]. Check the domain.",
                    null);
        }
        return null;
    }

    private static EncordException refused(Answer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            return new InvalidAnswerException(
                    answer.operation() + " was answered with a redirect (status " + answer.status() + ") to "
                            + target(answer.location()) + ", which is not followed because the request is signed"
                            + " [request id " + answer.requestId() + "]. Check the domain.",
                    null);
        }
        WireValue json = jsonIfAny(answer);
        String message = null;
        if (json != null) {
            message = words(json.at("message"));
            message = message == null ? words(json.at("detail")) : message;
        }
        return ApiErrors.ofStatus(
                new ApiFailure(answer.status(), null, answer.operation(), answer.requestId(), message), answer);
    }

    /** The host only: the rest of a location may hold a secret. */
    static String target(@Nullable String location) {
        HttpUrl url = location == null ? null : HttpUrl.parse(location);
        return url == null ? "another path" : PlatformDomain.place(url);
    }

    /** @param root what messages call it */
    private static WireValue json(Answer answer, String root) {
        try {
            return new WireValue(WireJson.read(answer.body()), root);
        } catch (WireJson.BrokenJsonException e) {
            throw new InvalidAnswerException(
                    answer.operation() + " was answered with status " + answer.status() + " and "
                            + answer.body().size() + " bytes that are not the JSON expected: " + e.getMessage()
                            + " [request id " + answer.requestId()
                            + "]. Check the domain, and whether a proxy answers in the platform's place.",
                    null);
        }
    }

    private static @Nullable WireValue jsonIfAny(Answer answer) {
        try {
            return new WireValue(WireJson.read(answer.body()), "answer");
        } catch (WireJson.BrokenJsonException e) {
            return null; // an error page of a proxy, say: the status alone must do
        }
    }

    private static @Nullable String words(WireValue value) {
        if (!value.isPresent()) {
            return null;
        }
        String text = line(value.optionalText().orElseGet(value::json));
        return text.isEmpty() ? null : text;
    }

    /** One line of bounded length, so that an answer cannot forge log lines or fill them. */
    private static String line(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE) + "...";
    }
}
