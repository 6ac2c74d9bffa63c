package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;

/**
 * What the synchronisation of a folder with a cloud has come to, finished or not. The platform first reads the listing
 * of the bucket in pages, and registers what it finds by upload jobs of many units each; a unit is one file.
 *
 * @param state where it stands
 * @param pages pages of the bucket's listing
 * @param jobsPending upload jobs waiting or running
 * @param jobsDone upload jobs over
 * @param jobsFailed upload jobs over without success
 * @param units files in those jobs
 */
public record SyncResult(
        SyncState state, UnitCounts pages, long jobsPending, long jobsDone, long jobsFailed, UnitCounts units) {
    static SyncResult read(WireValue json) {
        return new SyncResult(
                SyncState.of(json.at("status").text()),
                new UnitCounts(
                        count(json, "scanPagesProcessingPending"),
                        count(json, "scanPagesProcessingDone"),
                        count(json, "scanPagesProcessingError"),
                        count(json, "scanPagesProcessingCancelled")),
                count(json, "uploadJobsPending"),
                count(json, "uploadJobsDone"),
                count(json, "uploadJobsError"),
                new UnitCounts(
                        count(json, "uploadJobsUnitsPending"),
                        count(json, "uploadJobsUnitsDone"),
                        count(json, "uploadJobsUnitsError"),
                        count(json, "uploadJobsUnitsCancelled")));
    }

    private static long count(WireValue json, String field) {
        return json.at(field).optionalLong().orElse(0);
    }

    /**
     * Whether it is done and nothing failed on the way.
     *
     * @return true when the folder holds everything the bucket held
     */
    public boolean isComplete() {
        return state == SyncState.DONE
                && pages.failed() + pages.cancelled() + jobsFailed + units.failed() + units.cancelled() == 0;
    }
}
