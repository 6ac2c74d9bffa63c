package com.encord.sdk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.errors.JobTimeoutException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import com.encord.sdk.transport.WireJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeidentificationJobTest {
    private static final UUID INTEGRATION = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID JOB = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final Duration HOUR = Duration.ofHours(1);

    private final ScriptedTransport transport = new ScriptedTransport();

    private Deidentification request() {
        return new Deidentification(transport, INTEGRATION, List.of("s3://b/jane doe.dcm"));
    }

    private static String body(RestRequest request) {
        return WireJson.write(request.body()).replace('"', '\'');
    }

    @Test
    void startIsSentOnceAndRedactsTagsOnlyUnlessTold() {
        transport.answer("'" + JOB + "'");
        assertEquals(JOB, request().start().id());
        assertEquals(
                "POST dicom-deidentification", transport.restRequests.get(0).operation());
        assertFalse(transport.restRequests.get(0).isIdempotent());
        assertEquals(
                "{'integrationUuid':'" + INTEGRATION + "','dicomUrls':['s3://b/jane doe.dcm'],"
                        + "'redactDicomTags':true,'redactPixelsMode':'redactNoText'}",
                body(transport.restRequests.get(0)));
    }

    @Test
    void everyChoiceIsSent() {
        transport.answer("'" + JOB + "'");
        request()
                .redactTags(false)
                .redactPixels(TextRedaction.SENSITIVE_TEXT)
                .saveIf(SaveCondition.notContaining("ImageType", "SECONDARY"))
                .saveIf(SaveCondition.in("Modality", List.of("CT", "MR")))
                .uploadTo("s3://b/clean")
                .start();
        assertEquals(
                "{'integrationUuid':'" + INTEGRATION + "','dicomUrls':['s3://b/jane doe.dcm'],"
                        + "'redactDicomTags':false,'redactPixelsMode':'redactSensitiveText','saveConditions':["
                        + "{'value':'SECONDARY','conditionType':'notSubstr','dicomTag':'ImageType'},"
                        + "{'value':['CT','MR'],'conditionType':'in','dicomTag':'Modality'}],"
                        + "'uploadDir':'s3://b/clean'}",
                body(transport.restRequests.get(0)));
    }

    @Test
    void whatCouldDoNothingIsRefusedBeforeAnythingIsSent() {
        List<String> none = List.of();
        assertThrows(IllegalArgumentException.class, () -> new Deidentification(transport, INTEGRATION, none));
        assertThrows(IllegalArgumentException.class, () -> SaveCondition.in("Modality", none));
    }

    @Test
    void awaitAsksByHeldQuestionsUntilItIsDone() {
        transport
                .answer(Duration.ofSeconds(60), "{'status': 'PENDING'}")
                .answer("{'status': 'DONE', 'urls': ['s3://b/clean.dcm']}");
        DeidentificationResult result =
                new Jobs(transport).deidentification(JOB).await(HOUR);
        assertEquals(List.of("s3://b/clean.dcm"), result.urls());
        RestRequest question = transport.restRequests.get(0);
        assertEquals("GET dicom-deidentification/" + JOB, question.operation());
        assertEquals(List.of(Map.entry("timeoutSeconds", "60")), question.query());
        assertTrue(question.ownReadTimeout().orElseThrow().compareTo(Duration.ofSeconds(60)) > 0);
        assertEquals(List.of(), transport.sleeps);
    }

    @Test
    void brokenAnswersAreWaitedOutAndTheFutureAnswersLikeAwait() throws Exception {
        transport.fail(ScriptedTransport.serverError(503)).answer("{'status': 'DONE', 'urls': []}");
        DeidentificationResult result =
                new Jobs(transport).deidentification(JOB).awaitAsync(HOUR).get(10, TimeUnit.SECONDS);
        assertEquals(new DeidentificationResult(DeidentificationState.DONE, List.of()), result);
    }

    @Test
    void anErrorStateThrowsFromAwaitAndAnswersFromPoll() {
        transport.answer("{'status': 'ERROR'}");
        DeidentificationJob job = new Jobs(transport).deidentification(JOB);
        assertEquals(DeidentificationState.ERROR, job.poll().state());
        assertThrows(JobFailedException.class, () -> job.await(HOUR));
    }

    @Test
    void anUnknownStateIsWaitedOn() {
        transport.answer(Duration.ofSeconds(60), "{'status': 'QUEUED'}");
        DeidentificationJob job = new Jobs(transport).deidentification(JOB);
        assertThrows(JobTimeoutException.class, () -> job.await(HOUR));
        assertEquals(DeidentificationState.UNKNOWN, job.poll().state());
    }

    @Test
    void doneWithoutFilesIsAnInvalidAnswer() {
        transport.answer("{'status': 'DONE', 'urls': null}");
        DeidentificationJob job = new Jobs(transport).deidentification(JOB);
        assertThrows(InvalidAnswerException.class, () -> job.await(HOUR));
    }

    @Test
    void theUrlsDoNotPrint() {
        assertFalse(request().toString().contains("jane"));
        assertFalse(new DeidentificationResult(DeidentificationState.DONE, List.of("s3://b/jane.dcm"))
                .toString()
                .contains("jane"));
    }
}
