package com.encord.sdk.datasets;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.jobs.DatasetReEncodeJob;
import com.encord.sdk.jobs.DatasetRegistrationJob;
import com.encord.sdk.jobs.PrivateFiles;
import com.encord.sdk.transport.Batches;
import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A dataset: what was known about it when it was read, and what can be done with it. The facts of a handle never
 * change. On a dataset that has been deleted meanwhile, every method that asks the platform throws
 * {@link com.encord.sdk.errors.NotFoundException}.
 *
 * <p>Safe for use by many threads at once. Methods with an answer from the platform block; long lists are cut into
 * calls of 1000, so a failure in the middle leaves the calls before it done.
 */
public final class Dataset {
    private final Transport transport;
    private final UUID id;
    private final String title;
    private final String description;
    private final Optional<UUID> backingFolder;

    Dataset(Transport transport, UUID id, String title, String description, Optional<UUID> backingFolder) {
        this.transport = transport;
        this.id = id;
        this.title = title;
        this.description = description;
        this.backingFolder = backingFolder;
    }

    /**
     * The dataset's id, which the platform also calls its hash.
     *
     * @return the id
     */
    public UUID id() {
        return id;
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
     * A longer text about the dataset.
     *
     * @return the description; empty text when there is none
     */
    public String description() {
        return description;
    }

    /**
     * The folder the dataset mirrors: what is added to one appears in the other.
     *
     * @return the folder's id; empty for a plain dataset
     */
    public Optional<UUID> backingFolder() {
        return backingFolder;
    }

    /**
     * Reads all rows, without client metadata. The platform answers them at once, so that memory grows with the
     * dataset.
     *
     * @return the rows, in the platform's order
     */
    public List<DataRow> rows() {
        return rows(RowQuery.all());
    }

    /**
     * Reads rows.
     *
     * @param query which rows, and how much of them
     * @return the rows, in the platform's order
     */
    public List<DataRow> rows(RowQuery query) {
        return transport
                .query(onThis("datarows", "GET").payload(query.payload()))
                .list(DataRow::new);
    }

    /**
     * Reads one row.
     *
     * @param dataHash the row's id
     * @param parts what to read beyond the row itself
     * @return the row
     * @throws com.encord.sdk.errors.NotFoundException if there is none
     */
    public DataRow row(UUID dataHash, RowPart... parts) {
        Set<RowPart> wanted = Set.of(parts);
        boolean isWithImages = wanted.contains(RowPart.IMAGES) || wanted.contains(RowPart.SIGNED_IMAGES);
        Map<String, Object> additional = new HashMap<>();
        additional.put("signed_url", wanted.contains(RowPart.SIGNED_URL));
        additional.put("client_metadata", wanted.contains(RowPart.METADATA));
        additional.put(
                "images_data_fetch_options",
                isWithImages ? Map.of("fetch_signed_urls", wanted.contains(RowPart.SIGNED_IMAGES)) : null);
        return new DataRow(
                transport.query(onThis("datarow", "GET").uid(dataHash).payload(Map.of("additional_data", additional))));
    }

    /**
     * Shows storage items in this dataset; those it shows already are left as they are.
     *
     * @param items the items' ids
     * @return the rows the platform answers for them
     */
    public List<DataRow> link(Collection<UUID> items) {
        return link(items, Duplicates.SKIP);
    }

    /**
     * Shows storage items in this dataset. Only {@link Duplicates#SKIP} is sent again when an answer is lost, since it
     * alone does no harm twice.
     *
     * @param items the items' ids
     * @param duplicates what to do about items the dataset shows already; of more than 1000 items,
     *     {@link Duplicates#FAIL} may leave thousands before the failing ones linked
     * @return the rows the platform answers for them
     */
    public List<DataRow> link(Collection<UUID> items, Duplicates duplicates) {
        List<DataRow> rows = new ArrayList<>();
        for (List<UUID> batch : Batches.of(items)) {
            QueryRequest request = onThis("datasetlinkitems", "POST")
                    .uid(id)
                    .payload(Map.of("item_uuids", batch, "duplicates_behavior", duplicates.name()));
            rows.addAll(transport
                    .query(duplicates == Duplicates.SKIP ? request.idempotent() : request)
                    .list(DataRow::new));
        }
        return List.copyOf(rows);
    }

    /**
     * Deletes rows of any type, with their labels. In a plain dataset the items stay in their folders.
     *
     * @param dataHashes the rows' ids
     */
    public void deleteRows(Collection<UUID> dataHashes) {
        for (List<UUID> batch : Batches.of(dataHashes)) {
            transport.query(onThis("video", "DELETE").uid(batch).idempotent());
        }
    }

    /**
     * Changes a row.
     *
     * @param dataHash the row's id
     * @param changes what to change
     * @return the row as it is now
     * @throws IllegalArgumentException if there is nothing to change
     * @throws InvalidAnswerException if the platform did not take all of the changes
     */
    public DataRow updateRow(UUID dataHash, RowChanges changes) {
        Set<String> sent = changes.fields().keySet();
        if (sent.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to change about row " + dataHash + ".");
        }
        WireValue answer = transport.query(onThis("datarow", "POST")
                .uid(dataHash)
                .payload(changes.fields())
                .idempotent());
        Set<String> taken = new HashSet<>(answer.at("updatedFields").list(WireValue::text));
        if (!taken.equals(sent)) {
            throw new InvalidAnswerException(
                    "The platform changed " + taken + " of row " + dataHash + ", where " + sent
                            + " was asked for. Read the row again to see what it is now.",
                    null);
        }
        return new DataRow(answer.at("dataRow"));
    }

    /**
     * Who has access to the dataset.
     *
     * @return what lists, gives and takes access
     */
    public DatasetAccess access() {
        return new DatasetAccess(transport, id);
    }

    /**
     * Starts re-encoding videos of this dataset, the older way: it tells where the new files are, but makes no new
     * items. Never sent twice: when the answer is lost, the job may run although this call fails.
     *
     * @param dataHashes the rows' ids
     * @return the running job
     */
    public DatasetReEncodeJob reEncode(Collection<UUID> dataHashes) {
        return DatasetReEncodeJob.start(transport, id, dataHashes);
    }

    /**
     * Lets the platform read the text in the images of an image group.
     *
     * @param imageGroup the data hash of the group's row
     * @return what it found image by image, with its places, in the platform's own words: plain maps, lists, strings,
     *     numbers, booleans and nulls
     */
    public List<Map<String, Object>> readText(UUID imageGroup) {
        return transport
                .query(onThis("imagegroupocr", "GET").payload(Map.of("image_group_data_hash", imageGroup)))
                .list(image -> image.at("processedTexts").freeForm());
    }

    /**
     * Starts adding files of the customer's own cloud to a mirror dataset and its folder. Never sent twice: when the
     * answer is lost, the job may run although this call fails.
     *
     * @param files the files
     * @return the running job
     */
    public DatasetRegistrationJob register(PrivateFiles files) {
        return DatasetRegistrationJob.start(transport, id, files, Optional.empty());
    }

    /**
     * Starts adding files of the customer's own cloud to this dataset, which must be plain. Never sent twice: when the
     * answer is lost, the job may run although this call fails.
     *
     * @param files the files
     * @param folder where the storage items are to appear
     * @return the running job
     */
    public DatasetRegistrationJob register(PrivateFiles files, UUID folder) {
        return DatasetRegistrationJob.start(transport, id, files, Optional.of(folder));
    }

    private QueryRequest onThis(String type, String method) {
        return QueryRequest.onDataset(id, type, method);
    }

    @Override
    public String toString() {
        return "Dataset[" + id + ", " + title + "]";
    }
}
