package com.encord.sdk.datasets;

import com.encord.sdk.transport.WireValue;

/**
 * Someone with access to a dataset.
 *
 * @param email the user's e-mail address
 * @param role what the user may do; the old role, if the user had access before
 */
public record DatasetUser(String email, DatasetRole role) {
    static DatasetUser read(WireValue json) {
        return new DatasetUser(json.at("userEmail").text(), DatasetRole.read(json.at("userRole")));
    }
}
