package com.encord.sdk.datasets;

import com.encord.sdk.items.StorageLocation;
import com.encord.sdk.transport.WireValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One image of a group that a row shows.
 *
 * @param id the image's id
 * @param title its title
 * @param width pixels, when known
 * @param height pixels, when known
 * @param fileLink where the bytes lie, when the platform tells
 * @param fileType the MIME type, when known
 * @param fileSize bytes, when known
 * @param location who keeps the bytes
 * @param createdAt when it was added
 * @param lastEditedAt when it was changed last
 * @param signedUrl a URL to download it from, when asked for; a credential, never printed
 */
public record RowImage(
        UUID id,
        String title,
        OptionalInt width,
        OptionalInt height,
        Optional<String> fileLink,
        Optional<String> fileType,
        OptionalLong fileSize,
        StorageLocation location,
        Instant createdAt,
        Instant lastEditedAt,
        Optional<String> signedUrl) {
    static RowImage read(WireValue json) {
        return new RowImage(
                json.at("imageHash").uuid(),
                json.at("title").text(),
                json.at("width").optionalInt(),
                json.at("height").optionalInt(),
                json.at("fileLink").optionalText(),
                json.at("fileType").optionalText(),
                json.at("fileSize").optionalLong(),
                StorageLocation.ofNumber(
                        json.at("storageLocation").optionalLong().orElse(-1)),
                json.at("createdAt").instant(),
                json.at("lastEditedAt").instant(),
                json.at("signedUrl").optionalText());
    }

    @Override
    public String toString() {
        return "RowImage[" + id + ", " + title + "]";
    }
}
