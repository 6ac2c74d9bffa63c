package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.List;

/**
 * What a re-encode of storage items has come to, finished or not.
 *
 * @param state where it stands
 * @param statusText the platform's own word for it, which tells unknown states apart
 * @param outputs what the platform says about the items; empty while it runs
 */
public record ReEncodeStatus(ReEncodeState state, String statusText, List<ReEncodeOutput> outputs) {
    /**
     * Copies the outputs.
     *
     * @param state where it stands
     * @param statusText the platform's own word for it
     * @param outputs what the platform says about the items
     */
    public ReEncodeStatus {
        outputs = List.copyOf(outputs);
    }

    static ReEncodeStatus read(WireValue json) {
        String status = json.at("status").text();
        return new ReEncodeStatus(ReEncodeState.of(status), status, ReEncodeOutput.readAll(json.at("result")));
    }

    /** Brief, since there may be thousands of outputs. */
    @Override
    public String toString() {
        return "ReEncodeStatus[" + statusText + ", " + outputs.size() + " outputs]";
    }
}
