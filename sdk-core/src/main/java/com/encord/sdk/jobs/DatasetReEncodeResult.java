package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.List;

/**
 * What a re-encode of a dataset's data has come to, finished or not.
 *
 * @param state where it stands
 * @param statusText the platform's own word for it, which tells unknown states apart
 * @param outputs the re-encoded files; empty while it runs
 */
public record DatasetReEncodeResult(ReEncodeState state, String statusText, List<ReEncodedData> outputs) {
    /**
     * Copies the outputs.
     *
     * @param state where it stands
     * @param statusText the platform's own word for it
     * @param outputs the re-encoded files
     */
    public DatasetReEncodeResult {
        outputs = List.copyOf(outputs);
    }

    static DatasetReEncodeResult read(WireValue json) {
        String status = json.at("status").text();
        return new DatasetReEncodeResult(
                ReEncodeState.of(status), status, json.at("result").list(ReEncodedData::read));
    }

    /** Brief, since there may be thousands of outputs. */
    @Override
    public String toString() {
        return "DatasetReEncodeResult[" + statusText + ", " + outputs.size() + " outputs]";
    }
}
