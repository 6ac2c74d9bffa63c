package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.transport.Pace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkQueueTest {
    private final WorkQueue queue = new WorkQueue(Pace.SYSTEM, 3);

    private static Input input(String name) {
        return new Input(UploadKind.IMAGE, null, List.of(Path.of(name)), 1);
    }

    @Test
    void findingWaitsForSendingSoThatMemoryStaysBounded() throws Exception {
        Thread finder = new Thread(() -> {
            for (int i = 0; i < 10; i++) {
                queue.add(i, input("f" + i));
            }
            queue.close();
        });
        finder.start();
        awaitWaiting(List.of(finder));
        assertEquals(3, queue.left(FileKind.IMAGE));

        for (int i = 0; i < 10; i++) {
            assertEquals(i, queue.next().flight().index());
        }
        assertNull(queue.next());
        finder.join();
    }

    private static void awaitWaiting(List<Thread> threads) throws InterruptedException {
        while (!threads.stream().allMatch(each -> each.getState() == Thread.State.WAITING)) {
            Thread.sleep(1);
        }
    }

    @Test
    void workersWaitForWhatMayComeAgain() throws Exception {
        queue.add(0, input("first"));
        queue.add(1, input("repeat"));
        queue.close();
        queue.next();
        queue.next();
        queue.park();
        CompletableFuture<WorkQueue.Part> next = new CompletableFuture<>();
        Thread worker = new Thread(() -> next.complete(queue.next()));
        worker.start();
        awaitWaiting(List.of(worker));

        queue.again(1, input("repeat"));
        assertEquals(1, next.get(5, TimeUnit.SECONDS).flight().index());
        assertNull(queue.next());
    }

    @Test
    void aGroupIsHandedOutFileByFile() {
        queue.add(0, new Input(UploadKind.IMAGE_GROUP, "g", List.of(Path.of("a"), Path.of("b")), 2));
        queue.close();
        WorkQueue.Part first = queue.next();
        assertTrue(queue.unfinished() == first.flight());
        assertEquals(1, queue.next().file());
        assertNull(queue.unfinished());
        assertNull(queue.next());
    }

    @Test
    void aGroupBegunByOneWaitingWorkerIsGoneOnWithByTheOthers() throws Exception {
        List<Thread> waiting = new ArrayList<>();
        List<CompletableFuture<WorkQueue.Part>> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<WorkQueue.Part> part = new CompletableFuture<>();
            parts.add(part);
            Thread worker = new Thread(() -> part.complete(queue.next()));
            worker.start();
            waiting.add(worker);
        }
        awaitWaiting(waiting);
        synchronized (queue) { // so that all of them wake up to both inputs
            queue.add(0, new Input(UploadKind.IMAGE_GROUP, "g", List.of(Path.of("a"), Path.of("b")), 2));
            queue.add(1, input("c"));
            queue.close();
        }
        List<String> handedOut = new ArrayList<>();
        for (CompletableFuture<WorkQueue.Part> each : parts) {
            WorkQueue.Part part = each.get(5, TimeUnit.SECONDS);
            handedOut.add(
                    part == null
                            ? "none"
                            : part.flight().input().files().get(part.file()).toString());
        }
        assertEquals(List.of("a", "b", "c"), handedOut.stream().sorted().toList());
    }
}
