package com.encord.sdk.jobs;

import com.encord.sdk.transport.Transport;
import java.util.UUID;

/**
 * Finds running or finished jobs again by their ids, also those that another program started. Nothing is asked of the
 * platform before the handle is used, so an unknown id shows only then, as
 * {@link com.encord.sdk.errors.NotFoundException}; that of a synchronisation as
 * {@link com.encord.sdk.errors.InvalidRequestException}.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Jobs {
    private final Transport transport;

    /**
     * Makes the service.
     *
     * @param transport makes the calls
     */
    public Jobs(Transport transport) {
        this.transport = transport;
    }

    /**
     * A registration of files in a folder.
     *
     * @param folder the folder's id
     * @param id the job's id
     * @return its handle
     */
    public RegistrationJob registration(UUID folder, UUID id) {
        return new RegistrationJob(transport, folder, id);
    }

    /**
     * A registration of private files in a dataset.
     *
     * @param dataset the dataset's id
     * @param id the job's id
     * @return its handle
     */
    public DatasetRegistrationJob datasetRegistration(UUID dataset, UUID id) {
        return new DatasetRegistrationJob(transport, dataset, id);
    }

    /**
     * The synchronisation of a folder with a cloud.
     *
     * @param folder the folder's id
     * @param id the job's id
     * @return its handle
     */
    public SyncJob sync(UUID folder, UUID id) {
        return new SyncJob(transport, folder, id);
    }

    /**
     * A re-encode of storage items.
     *
     * @param id the job's id
     * @return its handle
     */
    public ReEncodeJob reEncode(UUID id) {
        return new ReEncodeJob(transport, id);
    }

    /**
     * A re-encode of data in a dataset.
     *
     * @param dataset the dataset's id
     * @param id the job's id
     * @return its handle
     */
    public DatasetReEncodeJob datasetReEncode(UUID dataset, long id) {
        return new DatasetReEncodeJob(transport, dataset, id);
    }

    /**
     * A de-identification of DICOM files.
     *
     * @param id the job's id
     * @return its handle
     */
    public DeidentificationJob deidentification(UUID id) {
        return new DeidentificationJob(transport, id);
    }
}
