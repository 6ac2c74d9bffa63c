package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Why one data unit of a registration failed.
 *
 * @param objectUrls the unit's files, as they were named in the registration
 * @param error the platform's reason
 * @param subtask the part of the job that failed, for Encord's support
 * @param action what the platform was doing, or empty text
 */
public record UnitError(List<String> objectUrls, String error, Optional<UUID> subtask, String action) {
    /**
     * Copies the URLs.
     *
     * @param objectUrls the unit's files
     * @param error the platform's reason
     * @param subtask the part of the job that failed
     * @param action what the platform was doing
     */
    public UnitError {
        objectUrls = List.copyOf(objectUrls);
    }

    static UnitError read(WireValue json) {
        return new UnitError(
                json.at("objectUrls").list(WireValue::text),
                json.at("error").optionalText().orElse(""),
                json.at("subtaskUuid").optionalUuid(),
                json.at("actionDescription").optionalText().orElse(""));
    }

    /** What failed and why; without the queries of the URLs, which may hold credentials. */
    String reason() {
        return String.join(", ", places()) + ": " + error;
    }

    private List<String> places() {
        return objectUrls.stream()
                .map(url -> url.indexOf('?') < 0 ? url : url.substring(0, url.indexOf('?')))
                .toList();
    }

    /** Leaves out the queries of the URLs, which may hold credentials. */
    @Override
    public String toString() {
        return "UnitError[" + places() + ", " + action + ": " + error + "]";
    }
}
