package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.jobs.NamedItem;
import com.encord.sdk.jobs.RegistrationResult;
import com.encord.sdk.jobs.RegistrationState;
import com.encord.sdk.jobs.UnitCounts;
import com.encord.sdk.jobs.UnitError;
import com.encord.sdk.transport.Pace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationMatchTest {
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    private int inputs;

    private InFlight single(UUID placeholder, String title) {
        return stored(
                UploadKind.TEXT,
                null,
                List.of(new StoredFile(
                        placeholder, "key/" + title, FileKind.TEXT, title, new FileStamp(1, 1, null), Map.of())));
    }

    private InFlight group(UploadKind kind, String title, String... keys) {
        List<StoredFile> files = new ArrayList<>();
        for (String key : keys) {
            files.add(new StoredFile(UUID.randomUUID(), key, FileKind.IMAGE, key, new FileStamp(1, 1, null), Map.of()));
        }
        return stored(kind, title, files);
    }

    private InFlight stored(UploadKind kind, String title, List<StoredFile> files) {
        List<Path> paths = files.stream().map(file -> Path.of(file.title())).toList();
        InFlight flight = new InFlight(inputs++, new Input(kind, title, paths, 1), Pace.SYSTEM);
        for (int i = 0; i < files.size(); i++) {
            flight.stored(i, files.get(i));
        }
        return flight;
    }

    private static RegistrationResult result(List<UnitError> errors, NamedItem... items) {
        return new RegistrationResult(
                RegistrationState.DONE, List.of(items), List.of(), errors, new UnitCounts(0, items.length, 0, 0));
    }

    private static RegistrationMatch match(boolean isWhole, List<InFlight> flights, NamedItem... items) {
        return RegistrationMatch.of(flights, result(List.of(), items), isWhole);
    }

    @Test
    void theItemOfASingleFileIsItsPlaceholderWhateverItIsCalled() {
        InFlight a = single(ONE, "a");
        InFlight b = single(OTHER, "b");
        RegistrationMatch match = match(true, List.of(a, b), new NamedItem(OTHER, "a"), new NamedItem(ONE, "b"));
        assertEquals(Map.of(a, List.of(ONE), b, List.of(OTHER)), match.items());
    }

    @Test
    void groupsAreToldByTheirTitlesInAnyOrder() {
        InFlight a = group(UploadKind.IMAGE_GROUP, "a", "1", "2");
        InFlight b = group(UploadKind.IMAGE_GROUP, "b", "3");
        RegistrationMatch match = match(false, List.of(a, b), new NamedItem(ONE, "b"), new NamedItem(OTHER, "a"));
        assertEquals(Map.of(a, List.of(OTHER), b, List.of(ONE)), match.items());
    }

    @Test
    void groupsThatTheirTitlesDoNotTellAreTakenInOrder() {
        InFlight a = group(UploadKind.IMAGE_GROUP, "same", "1");
        InFlight b = group(UploadKind.IMAGE_GROUP, "same", "2");
        NamedItem[] made = {new NamedItem(ONE, "same"), new NamedItem(OTHER, "same")};
        assertEquals(
                Map.of(a, List.of(ONE), b, List.of(OTHER)),
                match(true, List.of(a, b), made).items());
    }

    /** Some inputs of the registration are not waited for any more, so their items may be among those that were made. */
    @Test
    void theOrderTellsNothingWhereInputsAreMissing() {
        InFlight a = group(UploadKind.IMAGE_GROUP, "a", "1");
        RegistrationMatch match = match(false, List.of(a), new NamedItem(ONE, "renamed"));
        assertEquals(Map.of(), match.items());
        assertEquals(List.of(a), match.unanswered());
    }

    @Test
    void anItemWhoseTitleTwoInputsHaveIsNeithersWithoutTheOther() {
        InFlight a = group(UploadKind.IMAGE_GROUP, "same", "1");
        InFlight b = group(UploadKind.IMAGE_GROUP, "same", "2");
        RegistrationMatch match = match(true, List.of(a, b), new NamedItem(ONE, "same"));
        assertEquals(Map.of(), match.items());
        assertEquals(List.of(a, b), match.unanswered());
    }

    @Test
    void aSequenceTakesAllItems() {
        InFlight sequence = group(UploadKind.IMAGE_SEQUENCE, "drive", "1", "2");
        RegistrationMatch match =
                match(true, List.of(sequence), new NamedItem(ONE, "drive 64x48"), new NamedItem(OTHER, "drive 32x32"));
        assertEquals(Map.of(sequence, List.of(ONE, OTHER)), match.items());
    }

    @Test
    void errorsBelongToTheInputOfTheirFileAndAGroupsNameIt() {
        InFlight a = single(ONE, "a");
        InFlight pair = group(UploadKind.IMAGE_GROUP, "pair", "k1", "k2");
        List<UnitError> errors = List.of(
                new UnitError(List.of("key/a"), "unreadable", Optional.empty(), ""),
                new UnitError(List.of("k2"), "too large", Optional.empty(), ""),
                new UnitError(List.of("elsewhere"), "unknown", Optional.empty(), ""));
        RegistrationMatch match = RegistrationMatch.of(List.of(a, pair), result(errors), true);
        assertEquals(Map.of(a, "unreadable", pair, "too large (k2)"), match.errors());
        assertEquals(List.of(), match.unanswered());
    }
}
