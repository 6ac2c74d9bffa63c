package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.transport.Pace;
import com.encord.sdk.upload.RegistrationQueue.Pending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationQueueTest {
    private final RegistrationQueue queue = new RegistrationQueue();
    private int inputs;

    private Pending pending(UUID earlier) {
        Path file = Path.of("f" + inputs + ".txt");
        Input input = new Input(UploadKind.TEXT, null, List.of(file), 1);
        return new Pending(new InFlight(inputs++, input, Pace.SYSTEM), earlier, null, false);
    }

    private Pending group(String title) {
        Input input = new Input(UploadKind.IMAGE_GROUP, title, List.of(Path.of("f" + inputs + ".png")), 1);
        return new Pending(new InFlight(inputs++, input, Pace.SYSTEM), null, null, false);
    }

    private List<List<Integer>> batches() {
        queue.close();
        List<List<Integer>> batches = new ArrayList<>();
        for (List<Pending> batch = queue.next(); batch != null; batch = queue.next()) {
            batches.add(batch.stream().map(each -> each.flight().index()).toList());
        }
        return batches;
    }

    /** What the platform makes of groups can be told by their titles alone. */
    @Test
    void groupsOfOneTitleAreRegisteredApart() {
        for (String title : new String[] {"a", "b", "a", "a", "b"}) {
            queue.add(group(title));
        }
        assertEquals(List.of(List.of(0, 1), List.of(2, 4), List.of(3)), batches());
    }

    /** Of two registrations without an answer one may have arrived and the other not. */
    @Test
    void inputsOfDifferentLostRegistrationsAreSettledApart() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        for (UUID earlier : new UUID[] {one, other, null, one, other, null}) {
            queue.add(pending(earlier));
        }
        assertEquals(List.of(List.of(0, 3), List.of(1, 4), List.of(2, 5)), batches());
    }
}
