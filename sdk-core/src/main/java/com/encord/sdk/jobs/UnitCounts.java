package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;

/**
 * How far a registration has come. A unit is one thing to be registered: a file, an image group, a series.
 *
 * @param pending units waiting or being worked on
 * @param done units registered
 * @param failed units that failed
 * @param cancelled units given up because the job was cancelled
 */
public record UnitCounts(long pending, long done, long failed, long cancelled) {
    static UnitCounts read(WireValue json) {
        return new UnitCounts(
                json.at("unitsPendingCount").optionalLong().orElse(0),
                json.at("unitsDoneCount").optionalLong().orElse(0),
                json.at("unitsErrorCount").optionalLong().orElse(0),
                json.at("unitsCancelledCount").optionalLong().orElse(0));
    }

    /**
     * All units of the job.
     *
     * @return the sum of the four counts
     */
    public long total() {
        return pending + done + failed + cancelled;
    }
}
