package com.encord.sdk.organisation;

import com.encord.sdk.jobs.Deidentification;
import com.encord.sdk.page.Pages;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WirePages;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The organisation of the client's user. Every method that answers something from the platform blocks until it has
 * answered.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Organisation {
    private final Transport transport;

    /**
     * Makes the service.
     *
     * @param transport makes the calls
     */
    public Organisation(Transport transport) {
        this.transport = transport;
    }

    /**
     * Lists the cloud integrations that the key's user may use. The platform answers them at once.
     *
     * @return the integrations, in the platform's order
     */
    public List<CloudIntegration> cloudIntegrations() {
        return cloudIntegrations(IntegrationQuery.all());
    }

    /**
     * Lists cloud integrations. The platform answers them at once.
     *
     * @param query which ones
     * @return the integrations, in the platform's order
     */
    public List<CloudIntegration> cloudIntegrations(IntegrationQuery query) {
        return transport
                .rest(RestRequest.get("cloud-integrations").query(query.parameters()))
                .at("result")
                .list(CloudIntegration::read);
    }

    /**
     * Lists the groups of people of the organisation.
     *
     * @return the groups, fetched while they are walked
     */
    public Pages<OrganisationGroup> groups() {
        return WirePages.of(transport, RestRequest.get("user/current-organisation/groups"), OrganisationGroup::read);
    }

    /**
     * Reads what the client metadata of the organisation's items is declared to hold.
     *
     * @return the schema; empty when none was ever saved
     */
    public MetadataSchema metadataSchema() {
        return MetadataSchema.read(transport.rest(RestRequest.get("organisation/client-metadata-schema-v2")));
    }

    /**
     * Replaces the schema of the organisation by another one, usually one derived from {@link #metadataSchema()}. The
     * whole schema is sent, and the platform knows no versions of it: of two programs that read, change and save at the
     * same time, the later one undoes the changes of the other.
     *
     * @param schema all of the new schema
     */
    public void saveMetadataSchema(MetadataSchema schema) {
        transport.rest(RestRequest.post("organisation/client-metadata-schema-v2")
                .body(schema.body())
                .idempotent());
    }

    /**
     * Prepares taking what identifies patients out of DICOM files in the organisation's cloud. Nothing is sent before
     * {@link Deidentification#start()}.
     *
     * @param integration the cloud integration that reaches the files
     * @param urls the files' URLs
     * @return a request to complete and start
     * @throws IllegalArgumentException if there is no URL
     */
    public Deidentification deidentify(UUID integration, Collection<String> urls) {
        return new Deidentification(transport, integration, urls);
    }

    /**
     * Prepares telling the platform that private files have moved to other URLs or are reached by another integration.
     * Nothing is sent before {@link StorageMigration#run()}.
     *
     * @return a request to complete and run
     */
    public StorageMigration migrateStorage() {
        return new StorageMigration(transport);
    }
}
