package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.Optional;
import java.util.UUID;

/**
 * A re-encoded file of a dataset's row.
 *
 * @param dataHash the row's id
 * @param signedUrl where to download it from, only when Encord hosts the storage; a credential, never printed
 * @param bucketPath its place in the bucket
 */
public record ReEncodedData(UUID dataHash, Optional<String> signedUrl, String bucketPath) {
    static ReEncodedData read(WireValue json) {
        return new ReEncodedData(
                json.at("dataHash").uuid(),
                json.at("signedUrl").optionalText(),
                json.at("bucketPath").optionalText().orElse(""));
    }

    @Override
    public String toString() {
        return "ReEncodedData[" + dataHash + ", " + bucketPath + ", signedUrl="
                + (signedUrl.isPresent() ? "***" : "none") + "]";
    }
}
