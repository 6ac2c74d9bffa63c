package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.List;

/**
 * What a registration of files in a dataset has come to, finished or not. Immutable.
 *
 * @param registration state, items, errors and counts, as for files in a folder
 * @param rows the rows added so far; complete once the job is over
 */
public record DatasetRegistrationResult(RegistrationResult registration, List<AddedRow> rows) {
    /**
     * Copies the rows.
     *
     * @param registration state, items, errors and counts
     * @param rows the rows added so far
     */
    public DatasetRegistrationResult {
        rows = List.copyOf(rows);
    }

    static DatasetRegistrationResult read(WireValue json) {
        List<AddedRow> rows = json.at("dataHashesWithTitles").list(AddedRow::read);
        List<NamedItem> items = rows.stream()
                .flatMap(row -> row.item().map(item -> new NamedItem(item, row.title())).stream())
                .toList();
        return new DatasetRegistrationResult(
                new RegistrationResult(
                        RegistrationState.of(json.at("status").text()),
                        items,
                        json.at("errors").list(WireValue::text),
                        json.at("dataUnitErrors").list(UnitError::read),
                        UnitCounts.read(json)),
                rows);
    }

    /**
     * Where it stands.
     *
     * @return the state
     */
    public RegistrationState state() {
        return registration.state();
    }

    /**
     * Insists that everything was registered.
     *
     * @return this result
     * @throws com.encord.sdk.errors.JobFailedException if something was not, with the platform's first reasons
     */
    public DatasetRegistrationResult orThrow() {
        registration.orThrow();
        return this;
    }

    /** Brief, since there may be a hundred thousand rows. */
    @Override
    public String toString() {
        return "DatasetRegistrationResult[" + registration + ", " + rows.size() + " rows]";
    }
}
