package com.encord.sdk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.errors.JobTimeoutException;
import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReEncodeJobTest {
    private static final UUID JOB = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final UUID ITEM = UUID.fromString("bbbbbbbb-0000-0000-0000-000000000001");
    private static final UUID DATASET = UUID.fromString("cccccccc-0000-0000-0000-000000000001");

    private final ScriptedTransport transport = new ScriptedTransport();

    private ReEncodeJob job() {
        return new Jobs(transport).reEncode(JOB);
    }

    @Test
    void startSendsModeAndTitleOnce() {
        transport.answer("'" + JOB + "'");
        ReEncodeJob job = new ReEncodeRequest(transport, List.of(ITEM))
                .mode(ReEncodeMode.FULL)
                .title("night shift")
                .start();
        assertEquals(JOB, job.id());
        RestRequest sent = transport.restRequests.get(0);
        assertEquals("POST storage/items/reencode", sent.operation());
        assertFalse(sent.isIdempotent());
        assertEquals(
                Map.of("storageItems", List.of(ITEM), "processTitle", "night shift", "forceFullReencoding", true),
                sent.body());
    }

    @Test
    void noItemsAreRefusedBeforeAnythingIsSent() {
        assertThrows(IllegalArgumentException.class, () -> new ReEncodeRequest(transport, List.of()));
        assertThrows(IllegalArgumentException.class, () -> DatasetReEncodeJob.start(transport, DATASET, List.of()));
    }

    @Test
    void awaitSleepsLongerAndLongerUntilItIsDone() {
        for (int i = 0; i < 12; i++) {
            transport.answer("{'status': 'submitted', 'result': null}");
        }
        transport.answer("{'status': 'done', 'result': [{'itemUuid': '" + ITEM + "', 'name': 'a_normalized.mp4'}]}");
        ReEncodeStatus result = job().await(Duration.ofMinutes(30));
        assertEquals(Optional.of(ITEM), result.outputs().get(0).itemUuid());
        assertEquals(Optional.of("a_normalized.mp4"), result.outputs().get(0).name());
        assertEquals(Duration.ofSeconds(1), transport.sleeps.get(0));
        assertEquals(Duration.ofSeconds(15), transport.sleeps.get(11));
    }

    @Test
    void slowAnswersDoNotReplaceTheSleep() {
        transport
                .answer(Duration.ofSeconds(5), "{'status': 'submitted', 'result': null}")
                .answer("{'status': 'done', 'result': []}");
        job().await(Duration.ofMinutes(1));
        assertEquals(1, transport.sleeps.size());
    }

    @Test
    void resultsOfAnyShapeAreRead() {
        transport
                .answer("{'status': 'done', 'result': {'results': [{'uuid': '" + ITEM + "'}]}}")
                .answer("{'status': 'done', 'result': ['" + ITEM + "']}")
                .answer("{'status': 'done', 'result': {'uuid': '" + ITEM + "', 'note': 'kept'}}")
                .answer("{'status': 'done', 'result': [{'uuid': 17}]}")
                .answer("{'status': 'done', 'result': null}")
                .answer("{'status': 'done'}");
        assertEquals(Optional.of(ITEM), job().poll().outputs().get(0).itemUuid());
        assertEquals(Optional.of(ITEM), job().poll().outputs().get(0).itemUuid());
        assertEquals("kept", job().poll().outputs().get(0).facts().get("note"));
        assertEquals(Optional.empty(), job().poll().outputs().get(0).itemUuid());
        assertEquals(List.of(), job().poll().outputs());
        assertEquals(List.of(), job().poll().outputs());
    }

    @Test
    void outputsPrintWithoutSignedUrls() {
        transport.answer("{'status': 'done', 'result': [{'name': 'n', 'signedUrl': 'https://h/x?sig=secret'}]}");
        assertFalse(job().poll().outputs().toString().contains("secret"));
    }

    @Test
    void anErrorStateThrows() {
        transport.answer("{'status': 'error', 'result': null}");
        assertThrows(JobFailedException.class, () -> job().await(Duration.ofMinutes(1)));
    }

    @Test
    void anErrorStateTellsThePlatformsReasons() {
        transport.answer("{'status': 'error', 'result': [{'itemUuid': '" + ITEM + "', 'error': 'no video stream'}]}");
        JobFailedException failure = assertThrows(JobFailedException.class, () -> job().await(Duration.ofMinutes(1)));
        assertTrue(failure.getMessage().contains("no video stream"), failure.getMessage());
        assertTrue(failure.getMessage().contains(ITEM.toString()), failure.getMessage());
    }

    @Test
    void anUnknownStateIsWaitedOnAndNamedAtTheTimeout() {
        transport.answer("{'status': 'paused', 'result': null}");
        JobTimeoutException timeout = assertThrows(JobTimeoutException.class, () -> job().await(Duration.ofMinutes(1)));
        assertTrue(timeout.getMessage().contains("paused"), timeout.getMessage());
    }

    @Test
    void datasetReEncodeStartsWithAnUnrepeatedPutAndAnswersItsNumber() {
        transport.answer("1234");
        DatasetReEncodeJob job = DatasetReEncodeJob.start(transport, DATASET, List.of(ITEM));
        assertEquals(1234, job.id());
        QueryRequest sent = transport.queryRequests.get(0);
        assertEquals("query PUT reencodevideotask on dataset " + DATASET, sent.operation());
        assertEquals(Map.of("data_hash", List.of(ITEM)), sent.payload());
        assertFalse(sent.isIdempotent());
    }

    @Test
    void datasetReEncodeAnswersItsFilesAndHidesTheirUrls() {
        transport
                .answer("{'status': 'SUBMITTED'}")
                .answer("{'status': 'DONE', 'result': [{'data_hash': '" + ITEM
                        + "', 'signed_url': 'https://h/x?sig=secret', 'bucket_path': 'b/x.mp4'}]}");
        DatasetReEncodeResult result =
                new Jobs(transport).datasetReEncode(DATASET, 7).await(Duration.ofMinutes(5));
        assertEquals(7L, transport.queryRequests.get(0).uid());
        ReEncodedData data = result.outputs().get(0);
        assertEquals(ITEM, data.dataHash());
        assertEquals(Optional.of("https://h/x?sig=secret"), data.signedUrl());
        assertEquals("b/x.mp4", data.bucketPath());
        assertFalse(result.outputs().toString().contains("secret"));
    }

    @Test
    void datasetReEncodeErrorThrows() {
        transport.answer("{'status': 'ERROR', 'result': null}");
        DatasetReEncodeJob job = new Jobs(transport).datasetReEncode(DATASET, 7);
        assertThrows(JobFailedException.class, () -> job.await(Duration.ofMinutes(5)));
    }
}
