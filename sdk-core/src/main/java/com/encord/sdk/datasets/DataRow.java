package com.encord.sdk.datasets;

import com.encord.sdk.items.StorageLocation;
import com.encord.sdk.transport.WireValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A row of a dataset: one thing to be labelled, shown from a storage item. As it was when it was read.
 *
 * <p>Immutable, and so safe for use by many threads.
 */
public final class DataRow {
    private final UUID dataHash;
    private final String title;
    private final DataType type;
    private final String typeText;
    private final Instant createdAt;
    private final Instant lastEditedAt;
    private final Optional<UUID> item;
    private final StorageLocation location;
    private final OptionalInt width;
    private final OptionalInt height;
    private final Optional<String> fileLink;
    private final Optional<String> fileType;
    private final OptionalLong fileSize;
    private final OptionalDouble fps;
    private final Optional<Duration> duration;
    private final boolean isImageSequence;
    private final Optional<Map<String, Object>> metadata;
    private final Optional<String> signedUrl;
    private final List<RowImage> images;

    DataRow(WireValue json) {
        dataHash = json.at("dataHash").uuid();
        title = json.at("dataTitle").text();
        typeText = json.at("dataType").text();
        type = DataType.of(typeText);
        createdAt = json.at("createdAt").instant();
        lastEditedAt = json.at("lastEditedAt").instant();
        item = json.at("backingItemUuid").optionalUuid();
        location = StorageLocation.ofNumber(
                json.at("storageLocation").optionalLong().orElse(-1));
        width = json.at("width").optionalInt();
        height = json.at("height").optionalInt();
        fileLink = json.at("fileLink").optionalText();
        fileType = json.at("fileType").optionalText();
        fileSize = json.at("fileSize").optionalLong();
        fps = json.at("framesPerSecond").optionalDouble();
        OptionalDouble seconds = json.at("duration").optionalDouble();
        duration = seconds.isPresent()
                ? Optional.of(Duration.ofNanos(Math.round(seconds.getAsDouble() * 1e9)))
                : Optional.empty();
        isImageSequence = json.at("isOptimisedImageGroup").flag(false);
        WireValue data = json.at("clientMetadata");
        metadata = data.isPresent() ? Optional.of(data.freeForm()) : Optional.empty();
        signedUrl = json.at("signedUrl").optionalText();
        images = json.at("imagesData").list(RowImage::read);
    }

    /**
     * The row's id.
     *
     * @return the id
     */
    public UUID dataHash() {
        return dataHash;
    }

    /**
     * The title people see.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * What the row shows.
     *
     * @return its type; {@link DataType#UNKNOWN} when this SDK does not know {@link #typeText()}
     */
    public DataType type() {
        return type;
    }

    /**
     * The platform's own word for the type.
     *
     * @return such as {@code IMG_GROUP}
     */
    public String typeText() {
        return typeText;
    }

    /**
     * When the row was made.
     *
     * @return the moment
     */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * When the row was changed last.
     *
     * @return the moment
     */
    public Instant lastEditedAt() {
        return lastEditedAt;
    }

    /**
     * The storage item the row shows.
     *
     * @return the item's id, when the platform tells
     */
    public Optional<UUID> item() {
        return item;
    }

    /**
     * Who keeps the bytes.
     *
     * @return the location
     */
    public StorageLocation location() {
        return location;
    }

    /**
     * The width of a picture.
     *
     * @return pixels, when known
     */
    public OptionalInt width() {
        return width;
    }

    /**
     * The height of a picture.
     *
     * @return pixels, when known
     */
    public OptionalInt height() {
        return height;
    }

    /**
     * Where the bytes lie.
     *
     * @return a path in a bucket or a URL, when the platform tells
     */
    public Optional<String> fileLink() {
        return fileLink;
    }

    /**
     * The MIME type.
     *
     * @return such as {@code video/mp4}, when known
     */
    public Optional<String> fileType() {
        return fileType;
    }

    /**
     * The size of the file.
     *
     * @return bytes, when known
     */
    public OptionalLong fileSize() {
        return fileSize;
    }

    /**
     * The frame rate of a video.
     *
     * @return frames per second, when known
     */
    public OptionalDouble fps() {
        return fps;
    }

    /**
     * How long a video or sound file plays.
     *
     * @return the duration, to the nanosecond, when known
     */
    public Optional<Duration> duration() {
        return duration;
    }

    /**
     * Whether a group's images were made into a video.
     *
     * @return true for an image sequence
     */
    public boolean isImageSequence() {
        return isImageSequence;
    }

    /**
     * The customer's own data.
     *
     * @return plain maps, lists, strings, numbers, booleans and nulls, unmodifiable; empty when it was not asked for,
     *     or there is none
     */
    public Optional<Map<String, Object>> metadata() {
        return metadata;
    }

    /**
     * A URL the data can be downloaded from for a while: a credential, to be kept out of logs.
     *
     * @return the URL, when it was asked for
     */
    public Optional<String> signedUrl() {
        return signedUrl;
    }

    /**
     * The images of a group.
     *
     * @return the images, when they were asked for; unmodifiable
     */
    public List<RowImage> images() {
        return images;
    }

    /** Leaves out the URLs, since a signed one is a credential. */
    @Override
    public String toString() {
        return "DataRow[" + dataHash + ", " + typeText + ", " + title + "]";
    }
}
