package com.encord.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.auth.TestKeys;
import com.encord.sdk.datasets.Dataset;
import com.encord.sdk.datasets.Duplicates;
import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.ConflictException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.errors.ServerErrorException;
import com.encord.sdk.jobs.ReEncodeJob;
import com.encord.sdk.jobs.ReEncodeRequest;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services over the real transport, against a platform whose answers are odd. */
@WireMockTest
class ServicesOverHttpTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID OTHER = UUID.fromString("99999999-2222-3333-4444-555555555555");
    private static final String DATASET = """
            {"status": 200, "response": {"title": "t", "description": "", "dataset_type": "CORD_STORAGE",
             "dataset_hash": "%s"}}""".formatted(ID);

    private EncordClient encord;

    @BeforeEach
    void connect(WireMockRuntimeInfo platform) {
        encord = EncordClient.builder()
                .domain(platform.getHttpBaseUrl())
                .sshPrivateKey(TestKeys.PLAIN)
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(5)))
                .build();
    }

    @AfterEach
    void disconnect() {
        encord.close();
    }

    private static void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            boolean isLast = i == answers.length - 1;
            stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                    .willReturn(answers[i])
                    .willSetStateTo(isLast ? "answer " + i : "answer " + (i + 1)));
        }
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status).withBody("{\"message\": \"not now\"}");
    }

    private static String folder(String name) {
        return """
                {"uuid": "%s", "parent": null, "name": "%s", "description": "", "clientMetadata": null, "owner": "a@b.c",
                 "createdAt": "2025-05-01T00:00:00Z", "lastEditedAt": "2025-05-01T00:00:00Z", "userRole": "admin",
                 "syncedDatasetHash": null, "pathToRoot": []}""".formatted(ID, name);
    }

    @Test
    void aFolderIsNotMadeTwiceWhenThePlatformStumbles() {
        answers(status(503), okJson(folder("f")));
        ServerErrorException error =
                assertThrows(ServerErrorException.class, () -> encord.folders().create("f"));
        assertEquals(503, error.status());
        verify(1, postRequestedFor(urlEqualTo("/v2/public/storage/folders")));
    }

    @Test
    void aDeleteIsSentAgainWhenThePlatformStumbles() {
        answers(status(503), noContent());
        encord.folders().delete(ID);
        verify(2, deleteRequestedFor(urlEqualTo("/v2/public/storage/folders/" + ID)));
    }

    @Test
    void aDeletedFoldersHandleSaysThatItIsNotFound() {
        answers(okJson(folder("f")), aResponse().withStatus(404).withBody("{\"message\": \"gone\"}"));
        var handle = encord.folders().get(ID);
        NotFoundException error = assertThrows(NotFoundException.class, handle::refresh);
        assertTrue(error.getMessage().contains("gone"), error.getMessage());
        assertThrows(NotFoundException.class, () -> handle.items().first());
        assertThrows(NotFoundException.class, handle::summary);
    }

    @Test
    void namesOutsideAsciiSurviveTheWay() {
        answers(okJson(folder("Zürich 東京")));
        assertEquals("Zürich 東京", encord.folders().create("Zürich 東京").name());
        verify(postRequestedFor(anyUrl()).withRequestBody(equalToJson("{\"name\": \"Zürich 東京\"}")));
    }

    @Test
    void idsAreSentAsTexts() {
        answers(noContent());
        encord.folders().move(List.of(ID), OTHER);
        verify(postRequestedFor(anyUrl())
                .withRequestBody(
                        equalToJson("{\"folderUuids\": [\"" + ID + "\"], \"newParentUuid\": \"" + OTHER + "\"}")));
    }

    @Test
    void deletedItemsAreNotCountedWhenThePlatformDoesNotCountThem() {
        answers(noContent());
        assertEquals(0, encord.items().delete(ID, List.of(OTHER), true).items());
    }

    @Test
    void anAnswerWithoutItsIdNamesTheMissingField() {
        answers(okJson("{\"name\": \"f\"}"));
        InvalidAnswerException error = assertThrows(
                InvalidAnswerException.class, () -> encord.folders().get(ID));
        assertTrue(error.getMessage().contains("uuid"), error.getMessage());
    }

    @Test
    void aReEncodeIsNotStartedTwice() {
        answers(okJson(folder("f")), status(502), okJson("\"" + ID + "\""));
        ReEncodeRequest request = encord.folders().get(ID).reEncode(List.of(OTHER));
        assertThrows(ServerErrorException.class, request::start);
        verify(1, postRequestedFor(urlEqualTo("/v2/public/storage/items/reencode")));
    }

    @Test
    void awaitingARegistrationOutlastsBrokenConnectionsAndServerErrors() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), status(504), okJson("""
                        {"status": "DONE", "itemsWithNames": [{"itemUuid": "%s", "name": "a"}], "errors": [],
                         "unitsPendingCount": 0, "unitsDoneCount": 1, "unitsErrorCount": 0,
                         "unitsCancelledCount": 0, "unitErrors": []}""".formatted(ID)));
        assertTrue(encord.jobs()
                .registration(OTHER, ID)
                .await(Duration.ofSeconds(30))
                .isComplete());
        verify(3, getRequestedFor(urlPathEqualTo("/v2/public/storage/folders/" + OTHER + "/data-upload-jobs/" + ID)));
    }

    @Test
    void anUnknownJobIsReportedAtOnce() {
        answers(status(404));
        assertThrows(NotFoundException.class, () -> encord.jobs().reEncode(ID).await(Duration.ofMinutes(10)));
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheJob() throws Exception {
        answers(okJson("{\"status\": \"submitted\", \"result\": null}"));
        ReEncodeJob job = encord.jobs().reEncode(ID);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                job.await(Duration.ofMinutes(10));
            } catch (InterruptedCallException e) {
                thrown.set(e);
            }
        });
        waiter.start();
        waiter.interrupt();
        waiter.join(10_000);
        assertTrue(thrown.get() instanceof InterruptedCallException, String.valueOf(thrown.get()));
        assertEquals("SUBMITTED", job.poll().state().name());
    }

    @Test
    void aFailedWaitCompletesItsFutureWithTheFailure() {
        answers(status(404));
        CompletableFuture<?> future = encord.jobs().reEncode(ID).awaitAsync(Duration.ofMinutes(1));
        ExecutionException error = assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS));
        assertTrue(error.getCause() instanceof NotFoundException, String.valueOf(error.getCause()));
    }

    @Test
    void linkingIsSentAgainOnlyWhenDuplicatesAreSkipped() {
        answers(okJson(DATASET), status(503), okJson("{\"status\": 200, \"response\": []}"), status(503));
        Dataset dataset = encord.datasets().get(ID);
        assertEquals(List.of(), dataset.link(List.of(OTHER)));
        assertThrows(ServerErrorException.class, () -> dataset.link(List.of(OTHER), Duplicates.DUPLICATE));
        verify(4, postRequestedFor(urlEqualTo("/public")));
    }

    @Test
    void aDuplicateThatIsRefusedIsAConflict() {
        answers(
                okJson(DATASET),
                okJson(
                        "{\"status\": 409, \"response\": [\"RESOURCE_EXISTS_ERROR\"], \"payload\": \"linked already\"}"));
        Dataset dataset = encord.datasets().get(ID);
        ApiException error = assertThrows(ConflictException.class, () -> dataset.link(List.of(OTHER), Duplicates.FAIL));
        assertTrue(error.getMessage().contains("linked already"), error.getMessage());
    }

    @Test
    void aDatasetReEncodeIsNotStartedTwice() {
        answers(okJson(DATASET), status(503), okJson("{\"status\": 200, \"response\": 7}"));
        Dataset dataset = encord.datasets().get(ID);
        assertThrows(ServerErrorException.class, () -> dataset.reEncode(List.of(OTHER)));
        verify(2, anyRequestedFor(urlEqualTo("/public")));
    }

    @Test
    void deletingRowsTakesAnyAnswer() {
        answers(okJson(DATASET), okJson("{\"status\": 200, \"response\": null}"));
        encord.datasets().get(ID).deleteRows(List.of(OTHER));
        verify(postRequestedFor(urlEqualTo("/public")).withRequestBody(equalToJson("""
                        {"query_type": "video", "query_method": "DELETE",
                         "values": {"uid": ["%s"], "payload": null}}""".formatted(OTHER))));
    }
}
