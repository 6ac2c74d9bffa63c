package com.encord.sdk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.transport.ScriptedTransport;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncJobTest {
    private static final UUID FOLDER = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID JOB = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");

    private final ScriptedTransport transport = new ScriptedTransport();

    private static String state(String status, int failedUnits) {
        return "{'status': '" + status + "', 'scanPagesProcessingPending': 1, 'scanPagesProcessingDone': 2,"
                + "'scanPagesProcessingError': 0, 'scanPagesProcessingCancelled': 0, 'uploadJobsPending': 5,"
                + "'uploadJobsDone': 6, 'uploadJobsError': 0, 'uploadJobsUnitsPending': 8, 'uploadJobsUnitsDone': 9,"
                + "'uploadJobsUnitsError': " + failedUnits + ", 'uploadJobsUnitsCancelled': 0}";
    }

    @Test
    void startIsSentOnceWithoutBody() {
        transport.answer("'" + JOB + "'");
        assertEquals(JOB, SyncJob.start(transport, FOLDER).id());
        assertEquals(
                "POST storage/folders/" + FOLDER + "/cloud-synced-folder-syncs",
                transport.restRequests.get(0).operation());
        assertFalse(transport.restRequests.get(0).isIdempotent());
        assertNull(transport.restRequests.get(0).body());
    }

    @Test
    void awaitAsksUnderTheOtherPathUntilItIsDone() {
        transport.answer(Duration.ofSeconds(60), state("pending", 0)).answer(state("done", 0));
        SyncResult result = new Jobs(transport).sync(FOLDER, JOB).await(Duration.ofHours(1));
        assertTrue(result.isComplete());
        assertEquals(new UnitCounts(1, 2, 0, 0), result.pages());
        assertEquals(5, result.jobsPending());
        assertEquals(6, result.jobsDone());
        assertEquals(new UnitCounts(8, 9, 0, 0), result.units());
        assertEquals(
                "GET storage/folders/" + FOLDER + "/cloud-linked-folder-syncs/" + JOB + "/long-polling",
                transport.restRequests.get(0).operation());
    }

    @Test
    void doneWithFailedFilesIsNotComplete() {
        transport.answer(state("done", 1));
        assertFalse(new Jobs(transport).sync(FOLDER, JOB).await(Duration.ZERO).isComplete());
    }

    @Test
    void errorAndCancelledEndTheWait() {
        transport.answer(state("error", 1)).answer(state("cancelled", 0));
        SyncJob job = new Jobs(transport).sync(FOLDER, JOB);
        assertEquals(SyncState.ERROR, job.await(Duration.ofHours(1)).state());
        assertEquals(SyncState.CANCELLED, job.await(Duration.ofHours(1)).state());
    }
}
