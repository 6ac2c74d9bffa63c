package com.encord.sdk.items;

import com.encord.sdk.transport.WireValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One thing kept in a storage folder, as it was when it was read. What the platform knows about the file is empty where
 * it does not apply to the type, or as long as the item is a {@link #isPlaceholder() placeholder}.
 *
 * <p>Immutable, and so safe for use by many threads.
 */
public final class StorageItem {
    private final UUID id;
    private final UUID folder;
    private final ItemType type;
    private final String typeText;
    private final String name;
    private final String description;
    private final Map<String, Object> metadata;
    private final String owner;
    private final Instant createdAt;
    private final Instant lastEditedAt;
    private final boolean isTombstone;
    private final boolean isPlaceholder;
    private final long backedDataUnits;
    private final StorageLocation location;
    private final Optional<UUID> integration;
    private final Optional<String> url;
    private final Optional<String> signedUrl;
    private final OptionalLong fileSize;
    private final Optional<String> mimeType;
    private final OptionalDouble fps;
    private final OptionalInt width;
    private final OptionalInt height;
    private final OptionalLong frameCount;
    private final DicomUids dicom;
    private final AudioFacts audio;
    private final Optional<Duration> duration;

    StorageItem(WireValue json) {
        id = json.at("uuid").uuid();
        folder = json.at("parent").uuid();
        typeText = json.at("itemType").text();
        type = ItemType.of(typeText);
        name = json.at("name").text();
        description = json.at("description").optionalText().orElse("");
        metadata = json.at("clientMetadata").freeForm();
        owner = json.at("owner").optionalText().orElse("");
        createdAt = json.at("createdAt").instant();
        lastEditedAt = json.at("lastEditedAt").instant();
        isTombstone = json.at("isTombstone").flag(false);
        isPlaceholder = json.at("isPlaceholder").flag(false);
        backedDataUnits = json.at("backedDataUnitsCount").optionalLong().orElse(0);
        location = StorageLocation.of(json.at("storageLocation").optionalText().orElse(""));
        integration = json.at("integrationHash").optionalUuid();
        url = json.at("url").optionalText();
        signedUrl = json.at("signedUrl").optionalText();
        fileSize = json.at("fileSize").optionalLong();
        mimeType = json.at("mimeType").optionalText();
        fps = json.at("fps").optionalDouble();
        width = json.at("width").optionalInt();
        height = json.at("height").optionalInt();
        frameCount = json.at("frameCount").optionalLong();
        dicom = DicomUids.read(json);
        audio = AudioFacts.read(json);
        OptionalDouble seconds = json.at("duration").optionalDouble();
        duration = seconds.isPresent()
                ? Optional.of(Duration.ofNanos(Math.round(seconds.getAsDouble() * 1e9)))
                : Optional.empty();
    }

    /**
     * The item's id.
     *
     * @return the id
     */
    public UUID id() {
        return id;
    }

    /**
     * The folder the item lies in.
     *
     * @return the folder's id
     */
    public UUID folder() {
        return folder;
    }

    /**
     * What the item is.
     *
     * @return its type; {@link ItemType#UNKNOWN} when this SDK does not know {@link #typeText()}
     */
    public ItemType type() {
        return type;
    }

    /**
     * The platform's own word for the type.
     *
     * @return such as {@code imageGroup}
     */
    public String typeText() {
        return typeText;
    }

    /**
     * The name people see.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * A longer text about the item.
     *
     * @return the description; empty text when there is none
     */
    public String description() {
        return description;
    }

    /**
     * The customer's own data about the item.
     *
     * @return plain maps, lists, strings, numbers, booleans and nulls; unmodifiable
     */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /**
     * Who added the item.
     *
     * @return an e-mail address
     */
    public String owner() {
        return owner;
    }

    /**
     * When the item was added.
     *
     * @return the moment
     */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * When the item was changed last.
     *
     * @return the moment
     */
    public Instant lastEditedAt() {
        return lastEditedAt;
    }

    /**
     * Whether the file is gone although something refers to it; happens in folders synchronised with a cloud.
     *
     * @return true when it is gone
     */
    public boolean isTombstone() {
        return isTombstone;
    }

    /**
     * Whether the item was added but not processed yet.
     *
     * @return true while it waits
     */
    public boolean isPlaceholder() {
        return isPlaceholder;
    }

    /**
     * How many rows of datasets show this item.
     *
     * @return the count
     */
    public long backedDataUnits() {
        return backedDataUnits;
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
     * The cloud integration by which the platform reaches the bytes.
     *
     * @return the integration's id, when the bytes lie in a customer's cloud
     */
    public Optional<UUID> integration() {
        return integration;
    }

    /**
     * Where the bytes lie, without a signature.
     *
     * @return the URL, when there is one
     */
    public Optional<String> url() {
        return url;
    }

    /**
     * A URL the bytes can be downloaded from for a while: a credential, to be kept out of logs.
     *
     * @return the URL, when it was asked for and the type has a file
     */
    public Optional<String> signedUrl() {
        return signedUrl;
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
     * The MIME type of the file.
     *
     * @return such as {@code video/mp4}, when known
     */
    public Optional<String> mimeType() {
        return mimeType;
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
     * The frame rate of a video.
     *
     * @return frames per second, when known
     */
    public OptionalDouble fps() {
        return fps;
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
     * The number of frames or slices.
     *
     * @return the count, when known
     */
    public OptionalLong frameCount() {
        return frameCount;
    }

    /**
     * The identifiers of a DICOM file or series.
     *
     * @return those that are known
     */
    public DicomUids dicom() {
        return dicom;
    }

    /**
     * The sound of a sound file.
     *
     * @return what is known about it
     */
    public AudioFacts audio() {
        return audio;
    }

    /** Leaves out the URLs, since a signed one is a credential. */
    @Override
    public String toString() {
        return "StorageItem[" + id + ", " + typeText + ", " + name + (isPlaceholder ? ", placeholder" : "")
                + (isTombstone ? ", tombstone" : "") + "]";
    }
}
