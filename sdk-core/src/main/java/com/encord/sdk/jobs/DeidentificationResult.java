package com.encord.sdk.jobs;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.transport.WireValue;
import java.util.List;

/**
 * What a de-identification of DICOM files has come to, finished or not.
 *
 * @param state where it stands
 * @param urls where the new files are in the customer's cloud; empty while it runs, and fewer than the originals when
 *     conditions kept some from being saved
 */
public record DeidentificationResult(DeidentificationState state, List<String> urls) {
    /**
     * Copies the URLs.
     *
     * @param state where it stands
     * @param urls where the new files are
     */
    public DeidentificationResult {
        urls = List.copyOf(urls);
    }

    static DeidentificationResult read(WireValue json) {
        DeidentificationState state = DeidentificationState.of(json.at("status").text());
        if (state == DeidentificationState.DONE && !json.at("urls").isPresent()) {
            throw new InvalidAnswerException(
                    "The platform calls a de-identification done without saying where its files are.", null);
        }
        return new DeidentificationResult(state, json.at("urls").list(WireValue::text));
    }

    /** Without the URLs, since their paths may name patients. */
    @Override
    public String toString() {
        return "DeidentificationResult[" + state + ", " + urls.size() + " files]";
    }
}
