package com.encord.sdk.jobs;

import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.transport.WireValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a registration has come to, finished or not. Immutable.
 *
 * @param state where it stands
 * @param items the items made so far; complete once the job is over
 * @param errors reasons that concern the job as a whole
 * @param unitErrors reasons that concern single units
 * @param counts how far it has come
 */
public record RegistrationResult(
        RegistrationState state,
        List<NamedItem> items,
        List<String> errors,
        List<UnitError> unitErrors,
        UnitCounts counts) {
    private static final int ERRORS_SHOWN = 5;

    /**
     * Copies the lists.
     *
     * @param state where it stands
     * @param items the items made so far
     * @param errors reasons that concern the job as a whole
     * @param unitErrors reasons that concern single units
     * @param counts how far it has come
     */
    public RegistrationResult {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
        unitErrors = List.copyOf(unitErrors);
    }

    static RegistrationResult read(WireValue json) {
        return new RegistrationResult(
                RegistrationState.of(json.at("status").text()),
                json.at("itemsWithNames").list(NamedItem::read),
                json.at("errors").list(WireValue::text),
                json.at("unitErrors").list(UnitError::read),
                UnitCounts.read(json));
    }

    /**
     * Whether it is done and not one unit failed or was cancelled.
     *
     * @return true when everything was registered
     */
    public boolean isComplete() {
        return state == RegistrationState.DONE
                && errors.isEmpty()
                && unitErrors.isEmpty()
                && counts.failed() == 0
                && counts.cancelled() == 0;
    }

    /**
     * Insists that everything was registered.
     *
     * @return this result
     * @throws JobFailedException if something was not, with the platform's first reasons
     */
    public RegistrationResult orThrow() {
        if (isComplete()) {
            return this;
        }
        String reasons = Stream.concat(
                        errors.stream(),
                        unitErrors.stream()
                                .filter(unit -> !errors.contains(unit.error()))
                                .map(UnitError::reason))
                .limit(ERRORS_SHOWN)
                .map(reason -> " " + reason + (reason.endsWith(".") ? "" : "."))
                .collect(Collectors.joining());
        throw new JobFailedException(
                "Not everything was registered (" + state + "): " + progress() + "." + reasons
                        + " See errors() and unitErrors() for all of it.",
                null);
    }

    private String progress() {
        return counts.done() + " of " + counts.total() + " units done, " + counts.failed() + " failed, "
                + counts.cancelled() + " cancelled";
    }

    /** Brief, since there may be a hundred thousand items. */
    @Override
    public String toString() {
        return "RegistrationResult[" + state + ", " + progress() + ", " + items.size() + " items]";
    }
}
