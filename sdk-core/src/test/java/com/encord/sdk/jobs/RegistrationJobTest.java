package com.encord.sdk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ApiFailure;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.errors.JobTimeoutException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.errors.ServerErrorException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RegistrationJobTest {
    private static final UUID FOLDER = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID JOB = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final UUID ITEM = UUID.fromString("bbbbbbbb-0000-0000-0000-000000000001");
    private static final String DONE = state("DONE", 1, 0, "{'itemUuid': '" + ITEM + "', 'name': 'a.mp4'}");
    private static final String PENDING = state("PENDING", 0, 0, "");

    private final ScriptedTransport transport = new ScriptedTransport();

    private static String state(String status, int done, int failed, String items) {
        return "{'status': '" + status + "', 'itemsWithNames': [" + items + "], 'errors': [], 'unitErrors': [],"
                + "'unitsPendingCount': 0, 'unitsDoneCount': " + done + ", 'unitsErrorCount': " + failed
                + ", 'unitsCancelledCount': 0}";
    }

    private RegistrationJob job() {
        return new Jobs(transport).registration(FOLDER, JOB);
    }

    private static String parameter(RestRequest request, String name) {
        return request.query().stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void startIsSentOnceAndAnswersTheJob() {
        transport.answer("'" + JOB + "'");
        RegistrationJob job = RegistrationJob.start(transport, FOLDER, Map.of("videos", List.of()), true);
        assertEquals(JOB, job.id());
        assertEquals(FOLDER, job.folder());
        RestRequest sent = transport.restRequests.get(0);
        assertEquals("POST storage/folders/" + FOLDER + "/data-upload-jobs", sent.operation());
        assertFalse(sent.isIdempotent());
        assertEquals(Map.of("dataItems", Map.of("videos", List.of()), "ignoreErrors", true), sent.body());
    }

    @Test
    void awaitAsksAgainWhileThePlatformHoldsItsAnswersAndDoesNotSleep() {
        transport.answer(Duration.ofSeconds(60), PENDING).answer(Duration.ofSeconds(20), DONE);
        RegistrationResult result = job().await(Duration.ofMinutes(2));
        assertTrue(result.isComplete());
        assertEquals(List.of(new NamedItem(ITEM, "a.mp4")), result.items());
        assertEquals(2, transport.restRequests.size());
        assertTrue(transport.sleeps.isEmpty(), transport.sleeps.toString());
    }

    @Test
    void onePollIsHeldForOneMinuteAtMostAndTheReadTimeoutIsLonger() {
        transport.answer(Duration.ofSeconds(60), PENDING).answer(DONE);
        job().await(Duration.ofSeconds(90));
        RestRequest first = transport.restRequests.get(0);
        assertEquals("60", parameter(first, "timeoutSeconds"));
        assertEquals(Duration.ofSeconds(90), first.ownReadTimeout().orElseThrow());
        RestRequest second = transport.restRequests.get(1);
        assertEquals("30", parameter(second, "timeoutSeconds"));
        assertEquals(Duration.ofSeconds(60), second.ownReadTimeout().orElseThrow());
    }

    @Test
    void aPlatformThatAnswersAtOnceIsNotAskedInASpin() {
        transport.answer(PENDING);
        assertThrows(JobTimeoutException.class, () -> job().await(Duration.ofMinutes(10)));
        assertTrue(transport.restRequests.size() < 60, transport.restRequests.size() + " questions in ten minutes");
        assertEquals(Duration.ofMillis(500), transport.sleeps.get(0));
    }

    @Test
    void timeoutLeavesTheJobRunningAndSaysWhatWasSeenLast() {
        transport.answer(PENDING);
        JobTimeoutException timeout = assertThrows(JobTimeoutException.class, () -> job().await(Duration.ofSeconds(3)));
        assertTrue(timeout.getMessage().contains(JOB.toString()), timeout.getMessage());
        assertTrue(timeout.getMessage().contains("PENDING"), timeout.getMessage());
        assertTrue(transport.restRequests.stream().noneMatch(sent -> sent.path().endsWith("cancel")));
    }

    @Test
    void theTimeoutOfALargeJobIsAShortMessage() {
        String items = ("{'itemUuid': '" + ITEM + "', 'name': 'a.mp4'},").repeat(10_000);
        transport.answer(state("PENDING", 10_000, 0, items.substring(0, items.length() - 1)));
        JobTimeoutException timeout = assertThrows(JobTimeoutException.class, () -> job().await(Duration.ZERO));
        assertTrue(timeout.getMessage().contains("10000 of 10000 units done"), timeout.getMessage());
        assertTrue(timeout.getMessage().length() < 400, timeout.getMessage().length() + " characters");
    }

    @Test
    void awaitingNoTimeAsksOnce() {
        transport.answer(PENDING);
        assertThrows(JobTimeoutException.class, () -> job().await(Duration.ZERO));
        assertEquals(1, transport.restRequests.size());
        assertEquals("0", parameter(transport.restRequests.get(0), "timeoutSeconds"));
    }

    @Test
    void aVeryLongLimitIsNoOverflow() {
        transport.answer(PENDING).answer(DONE);
        assertTrue(job().await(Duration.ofSeconds(Long.MAX_VALUE)).isComplete());
    }

    @Test
    void brokenConnectionsAndServerErrorsAreWaitedOut() {
        transport
                .fail(new ConnectionException("reset", null))
                .fail(ScriptedTransport.serverError(504))
                .answer(PENDING)
                .fail(ScriptedTransport.serverError(500))
                .answer(DONE);
        assertTrue(job().await(Duration.ofMinutes(5)).isComplete());
        assertEquals(4, transport.sleeps.size());
        assertTrue(transport.sleeps.get(1).compareTo(transport.sleeps.get(0)) > 0, "the pause grows");
    }

    @Test
    void anAnswerThatWillNotGetBetterIsNotWaitedFor() {
        transport.fail(ScriptedTransport.serverError(410));
        assertThrows(ServerErrorException.class, () -> job().await(Duration.ofDays(7)));
        assertTrue(transport.sleeps.isEmpty());
    }

    @Test
    void onlyTheWaitingLoopRepeatsItsQuestions() {
        transport.answer(DONE);
        job().await(Duration.ofMinutes(1));
        assertFalse(transport.restRequests.get(0).isIdempotent(), "the transport's retries would outlast the limit");
        job().poll();
        assertTrue(transport.restRequests.get(1).isIdempotent());
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsThePlatformAsks() {
        transport
                .fail(new RateLimitException(
                        new ApiFailure(429, null, "GET x", "0".repeat(32), null), Duration.ofSeconds(40)))
                .answer(DONE);
        job().await(Duration.ofMinutes(5));
        assertEquals(List.of(Duration.ofSeconds(40)), transport.sleeps);
    }

    @Test
    void noPauseOutlastsTheLimit() {
        transport.fail(new RateLimitException(
                new ApiFailure(429, null, "GET x", "0".repeat(32), null), Duration.ofSeconds(40)));
        assertThrows(JobTimeoutException.class, () -> job().await(Duration.ofSeconds(10)));
        assertEquals(List.of(Duration.ofSeconds(10)), transport.sleeps);
    }

    @Test
    void aQuestionThatThePlatformTimedOutIsAskedAgain() {
        transport.fail(ScriptedTransport.serverError(408)).answer(DONE);
        assertTrue(job().await(Duration.ofMinutes(1)).isComplete());
    }

    @Test
    void aHoldIsAskedForInWholeSecondsRoundedUp() {
        transport.answer(DONE);
        job().await(Duration.ofMillis(1_001));
        assertEquals("2", parameter(transport.restRequests.get(0), "timeoutSeconds"));
    }

    @Test
    void aCancelledUnitOrAnErrorOfOneMakesAResultIncomplete() {
        UnitError error = new UnitError(List.of("s3://b/x.mp4"), "unreadable", Optional.of(JOB), "scan");
        assertTrue(done(List.of(), new UnitCounts(0, 2, 0, 0)).isComplete());
        assertFalse(done(List.of(), new UnitCounts(0, 1, 0, 1)).isComplete());
        assertFalse(done(List.of(), new UnitCounts(0, 1, 1, 0)).isComplete());
        assertFalse(done(List.of(error), new UnitCounts(0, 2, 0, 0)).isComplete());
    }

    private static RegistrationResult done(List<UnitError> errors, UnitCounts counts) {
        return new RegistrationResult(RegistrationState.DONE, List.of(), List.of(), errors, counts);
    }

    @Test
    void fiveMinutesWithoutAnAnswerGiveTheFailureBack() {
        ConnectionException lost = new ConnectionException("no route", null);
        transport.fail(lost);
        assertSame(lost, assertThrows(ConnectionException.class, () -> job().await(Duration.ofDays(7))));
        Duration waited = transport.sleeps.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(waited.compareTo(Duration.ofMinutes(5)) > 0 && waited.compareTo(Duration.ofMinutes(6)) < 0);
    }

    @Test
    void partialFailureIsAnAnswerThatOrThrowTurnsIntoAnException() {
        transport.answer(
                "{'status': 'DONE', 'itemsWithNames': [{'itemUuid': '" + ITEM + "', 'name': 'a'}], 'errors': [],"
                        + "'unitsPendingCount': 0, 'unitsDoneCount': 1, 'unitsErrorCount': 1, 'unitsCancelledCount': 0,"
                        + "'unitErrors': [{'objectUrls': ['s3://b/x.mp4?X-Sig=secret'], 'error': 'unreadable',"
                        + "'subtaskUuid': '" + JOB + "', 'actionDescription': 'scan'}]}");
        RegistrationResult result = job().await(Duration.ofSeconds(1));
        assertEquals(RegistrationState.DONE, result.state());
        assertEquals(1, result.items().size());
        assertEquals(
                List.of("s3://b/x.mp4?X-Sig=secret"), result.unitErrors().get(0).objectUrls());
        assertEquals(2, result.counts().total());
        JobFailedException failure = assertThrows(JobFailedException.class, result::orThrow);
        assertEquals(
                "Not everything was registered (DONE): 1 of 2 units done, 1 failed, 0 cancelled."
                        + " s3://b/x.mp4: unreadable. See errors() and unitErrors() for all of it.",
                failure.getMessage());
    }

    @Test
    void errorAndCancelledEndTheWait() {
        transport.answer(state("ERROR", 0, 2, "")).answer(state("CANCELLED", 0, 0, ""));
        assertEquals(RegistrationState.ERROR, job().await(Duration.ofDays(1)).state());
        RegistrationResult cancelled = job().await(Duration.ofDays(1));
        assertEquals(RegistrationState.CANCELLED, cancelled.state());
        assertThrows(JobFailedException.class, cancelled::orThrow);
    }

    @Test
    void anUnknownStateIsNotTheEnd() {
        transport.answer(state("RESHUFFLING", 0, 0, "")).answer(DONE);
        assertEquals(RegistrationState.DONE, job().await(Duration.ofMinutes(1)).state());
    }

    @Test
    void cancelAnswersHowManyUnitsWereGivenUp() {
        transport.answer("{'unitsCancelledCount': 3}");
        assertEquals(3, job().cancel());
        assertEquals(
                "POST storage/folders/" + FOLDER + "/data-upload-jobs/" + JOB + "/cancel",
                transport.restRequests.get(0).operation());
    }

    @Test
    void awaitAsyncAnswersLikeAwait() throws Exception {
        transport.answer(DONE);
        assertTrue(job().awaitAsync(Duration.ofMinutes(1))
                .get(10, TimeUnit.SECONDS)
                .isComplete());
    }
}
