package com.encord.sdk.datasets;

import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and finds datasets. Every method blocks until the platform has answered.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Datasets {
    private final Transport transport;

    /**
     * Makes the service.
     *
     * @param transport makes the calls
     */
    public Datasets(Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes a plain dataset, which gets its data by {@link Dataset#link linking} items. Titles need not be unique:
     * {@link #findOrCreate(String)} uses an existing one.
     *
     * @param title its title
     * @return the new dataset
     */
    public Dataset create(String title) {
        return create(NewDataset.titled(title));
    }

    /**
     * Makes a dataset. Never sent twice: when the answer is lost, the dataset may exist although this call fails.
     *
     * @param dataset what to make
     * @return the new dataset
     */
    public Dataset create(NewDataset dataset) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", dataset.title());
        body.put("description", dataset.description());
        body.put("createBackingFolder", dataset.isMirror());
        body.put("legacyCall", false);
        WireValue answer = transport.rest(RestRequest.post("datasets").body(body));
        return new Dataset(
                transport,
                answer.at("datasetUuid").uuid(),
                dataset.title(),
                dataset.description(),
                answer.at("backingFolderUuid").optionalUuid());
    }

    /**
     * Finds a dataset, or makes a plain one: for programs that are run again. Two that do so at the same moment may
     * make two.
     *
     * @param title its exact title
     * @return the dataset; the oldest, if there are several
     */
    public Dataset findOrCreate(String title) {
        return findOrCreate(NewDataset.titled(title));
    }

    /**
     * Finds a dataset by its exact title, or makes it. One that is there is answered as it is: description and backing
     * folder are given to a new one only. Two programs that do so at the same moment may make two.
     *
     * @param dataset what to make if there is none
     * @return the dataset; the oldest, if there are several
     */
    public Dataset findOrCreate(NewDataset dataset) {
        return find(dataset.title()).orElseGet(() -> create(dataset));
    }

    /**
     * Reads a dataset. The platform sends all of its rows along, which are thrown away: on a large dataset this takes a
     * while.
     *
     * @param dataset the dataset's id
     * @return the dataset
     * @throws com.encord.sdk.errors.NotFoundException if there is none, or the key's user may not see it
     */
    public Dataset get(UUID dataset) {
        WireValue answer = transport.query(QueryRequest.onDataset(dataset, "dataset", "GET")
                .payload(Map.of("dataset_access_settings", Map.of("fetch_client_metadata", false))));
        return new Dataset(
                transport,
                answer.at("datasetHash").uuid(),
                answer.at("title").text(),
                answer.at("description").optionalText().orElse(""),
                answer.at("backingFolderUuid").optionalUuid());
    }

    /**
     * Lists every dataset the key's user can see.
     *
     * @return the datasets, in the platform's order
     */
    public List<DatasetInfo> list() {
        return list(DatasetQuery.all());
    }

    /**
     * Lists datasets. The platform answers all of them at once.
     *
     * @param query which datasets
     * @return the datasets, in the platform's order
     */
    public List<DatasetInfo> list(DatasetQuery query) {
        return transport
                .rest(RestRequest.get("datasets/list").query(query.parameters()))
                .at("result")
                .list(DatasetInfo::read);
    }

    /**
     * Finds a dataset by its exact title.
     *
     * @param title the title
     * @return the dataset; the oldest, if there are several; empty if there is none
     */
    public Optional<Dataset> find(String title) {
        return list(DatasetQuery.all().title(title)).stream()
                .min(Comparator.comparing(DatasetInfo::createdAt))
                .map(info -> new Dataset(transport, info.id(), info.title(), info.description(), info.backingFolder()));
    }
}
