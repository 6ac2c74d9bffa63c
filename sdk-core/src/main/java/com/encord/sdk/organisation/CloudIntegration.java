package com.encord.sdk.organisation;

import com.encord.sdk.transport.WireValue;
import java.util.UUID;

/**
 * The platform's access to a cloud storage of the customer, by which private files are registered.
 *
 * @param id its id, which the platform also calls the integration's hash
 * @param title the title people see
 */
public record CloudIntegration(UUID id, String title) {
    static CloudIntegration read(WireValue json) {
        return new CloudIntegration(
                json.at("integrationUuid").uuid(), json.at("title").text());
    }
}
