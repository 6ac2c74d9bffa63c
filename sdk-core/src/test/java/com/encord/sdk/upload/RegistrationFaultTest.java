package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ApiFailure;
import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.errors.RateLimitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Registrations that fail, or whose answers do not come. */
@Timeout(30)
class RegistrationFaultTest {
    @TempDir
    Path dir;

    private final FakePlatform platform = new FakePlatform();

    private Path file(String name) throws IOException {
        return Files.writeString(dir.resolve(name), "content of " + name);
    }

    private void files(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            file("f" + i + ".png");
        }
    }

    @Test
    void aUnitThePlatformCannotUseFailsAloneWithThePlatformsReason() throws IOException {
        files(10);
        platform.rejects = title -> title.equals("f7.png");
        UploadReport report = platform.upload().files(dir).run();

        assertEquals(9, report.items().size());
        assertEquals(
                "The platform could not register it: cannot be used",
                report.failed().get(0).reason().orElseThrow());
    }

    @Test
    void aRegistrationRefusedAsAWholeIsHalvedUntilTheCulpritIsFound() throws IOException {
        files(9);
        platform.beforeRest = request -> {
            if (UploadFaultTest.isJobStart(request)
                    && String.valueOf(request.body()).contains("title=f4.png")) {
                throw new InvalidRequestException(UploadFaultTest.failure(400));
            }
        };
        UploadReport report = platform.upload().files(dir).run();

        assertEquals(8, report.items().size());
        assertEquals(
                List.of("f4.png"),
                report.failed().stream().map(UploadOutcome::title).toList());
    }

    @Test
    void aLostAnswerToARegistrationDoesNotRegisterTwice() throws IOException {
        files(5);
        List<Path> frames = List.of(file("x1.png"), file("x2.png"));
        platform.afterRest = UploadFaultTest.once(UploadFaultTest::isJobStart, () -> {
            throw FakePlatform.broken();
        });
        UploadReport report =
                platform.upload().files(dir).imageGroup("group", frames).run().throwIfIncomplete();

        assertEquals(6, report.items().size());
        assertEquals(6, platform.items.size());
        assertTrue(platform.items.keySet().containsAll(report.items()));
    }

    @Test
    void anItemThatIsGoneDoesNotHideThatTheOthersAreRegistered() throws IOException {
        files(5);
        platform.afterRest = UploadFaultTest.once(UploadFaultTest::isJobStart, () -> {
            throw FakePlatform.broken();
        });
        // the platform refuses the whole question when one item of it does not exist
        platform.beforeRest = request -> {
            if (request.path().endsWith("/get-bulk")
                    && request.body() instanceof Map<?, ?> body
                    && body.get("itemUuids") instanceof List<?> items
                    && items.size() > 1) {
                throw new PermissionDeniedException(
                        new ApiFailure(403, null, request.operation(), "0".repeat(32), "or you may not see it"));
            }
        };
        UploadReport report = platform.upload().files(dir).run().throwIfIncomplete();

        assertEquals(5, report.items().size());
        assertEquals(1, platform.registrations.size());
    }

    @Test
    void aGroupIsNotRegisteredTwiceWhenEvenTheLookupFails() throws IOException {
        List<Path> frames = List.of(file("x1.png"), file("x2.png"));
        AtomicInteger lookups = new AtomicInteger();
        platform.afterRest = UploadFaultTest.once(UploadFaultTest::isJobStart, () -> {
            throw FakePlatform.broken();
        });
        platform.beforeRest = request -> {
            if (request.path().endsWith("/items") && lookups.incrementAndGet() <= 3) {
                // that a lookup came too often says nothing about the registration
                throw lookups.get() == 1
                        ? new RateLimitException(UploadFaultTest.failure(429), null)
                        : FakePlatform.broken();
            }
        };
        UploadReport report =
                platform.upload().imageGroup("group", frames).run().throwIfIncomplete();

        assertEquals(4, lookups.get());
        assertEquals(1, platform.registrations.size());
        assertEquals(platform.items.keySet(), Set.copyOf(report.items()));
    }

    @Test
    void aGroupThatIsMissingAmongItsBatchIsNotRegisteredAgain() throws IOException {
        files(2);
        List<Path> frames = List.of(file("x1.png"), file("x2.png"));
        platform.afterRest = UploadFaultTest.once(UploadFaultTest::isJobStart, () -> {
            platform.items.values().removeIf(children -> !children.isEmpty());
            throw FakePlatform.broken();
        });
        UploadReport report = platform.upload()
                .files(dir.resolve("f0.png"), dir.resolve("f1.png"))
                .imageGroup("group", frames)
                .run();

        assertEquals(1, platform.registrations.size());
        assertEquals(2, report.uploaded().size());
        UploadOutcome group = report.failed().get(0);
        assertEquals("group", group.title());
        assertTrue(group.reason().orElseThrow().contains("became items, this one did not"), group::toString);
    }

    @Test
    void anErrorOfASecondRegistrationIsNotBelievedWithoutALook() throws IOException {
        files(1);
        Map<UUID, String> hidden = new HashMap<>();
        platform.afterRest = UploadFaultTest.once(UploadFaultTest::isJobStart, () -> {
            hidden.putAll(platform.names);
            platform.names.clear();
            throw FakePlatform.broken();
        });
        platform.beforeRest = request -> {
            if (UploadFaultTest.isJobStart(request) && !hidden.isEmpty()) {
                platform.names.putAll(hidden);
                platform.rejects = title -> true;
            }
        };
        UploadReport report = platform.upload().files(dir).run().throwIfIncomplete();

        assertEquals(2, platform.registrations.size());
        assertEquals(platform.items.keySet(), Set.copyOf(report.items()));
    }

    @Test
    void aRegistrationThatNeverArrivedIsSentAgain() throws IOException {
        files(5);
        platform.beforeRest = UploadFaultTest.once(UploadFaultTest::isJobStart, () -> {
            throw FakePlatform.broken();
        });
        UploadReport report = platform.upload().files(dir).run().throwIfIncomplete();

        assertEquals(5, platform.items.size());
        assertEquals(1, platform.registrations.size());
        assertEquals(5, report.items().size());
    }

    @Test
    void aRegistrationThatTakesTooLongIsReportedWithItsJob() throws IOException {
        files(2);
        platform.beforeRest = request -> {
            if (request.path().contains("/data-upload-jobs/")) {
                throw FakePlatform.serverError(503);
            }
        };
        UploadReport report = platform.upload()
                .files(dir)
                .registrationTimeout(Duration.ofSeconds(30))
                .run();

        assertEquals(2, report.failed().size());
        assertTrue(report.failed().get(0).reason().orElseThrow().startsWith("Sent, but not registered within 30 s."));
    }
}
