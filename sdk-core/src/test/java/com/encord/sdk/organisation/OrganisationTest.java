package com.encord.sdk.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrganisationTest {
    private static final UUID ONE = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID TWO = UUID.fromString("22222222-2222-3333-4444-555555555555");

    private final ScriptedTransport transport = new ScriptedTransport();
    private final Organisation organisation = new Organisation(transport);

    @Test
    void integrationsAreReadAndUnfilteredListsSendNoFilter() {
        transport.answer("{'result': [{'integrationUuid': '" + ONE + "', 'title': 'bucket', 'later': 1}]}");
        assertEquals(List.of(new CloudIntegration(ONE, "bucket")), organisation.cloudIntegrations());
        assertEquals("GET cloud-integrations", transport.restRequests.get(0).operation());
        assertEquals(List.of(), transport.restRequests.get(0).query());
    }

    @Test
    void everyFilterOfIntegrationsIsSentAndListsRepeatTheirName() {
        transport.answer("{'result': []}");
        organisation.cloudIntegrations(
                IntegrationQuery.all().ids(ONE, TWO).titles("a", "b c").withOrganisationAccess());
        assertEquals(
                List.of(
                        Map.entry("filterIntegrationUuids", ONE.toString()),
                        Map.entry("filterIntegrationUuids", TWO.toString()),
                        Map.entry("filterIntegrationTitles", "a"),
                        Map.entry("filterIntegrationTitles", "b c"),
                        Map.entry("includeOrgAccess", "True")),
                transport.restRequests.get(0).query());
    }

    @Test
    void aFilterByNothingIsRefusedSinceItWouldListAll() {
        assertThrows(
                IllegalArgumentException.class, () -> IntegrationQuery.all().ids());
        assertThrows(
                IllegalArgumentException.class, () -> IntegrationQuery.all().titles());
    }

    @Test
    void groupsAreWalkedAcrossPages() {
        transport
                .answer("{'results': [{'groupHash': '" + ONE + "', 'name': 'labellers', 'description': 'they label',"
                        + "'createdAt': '2025-05-01T12:00:00Z'}], 'nextPageToken': 'more'}")
                .answer("{'results': [{'groupHash': '" + TWO + "', 'name': 'reviewers', 'description': null,"
                        + "'createdAt': null}]}");
        assertEquals(
                List.of(
                        new OrganisationGroup(
                                ONE, "labellers", "they label", Optional.of(Instant.parse("2025-05-01T12:00:00Z"))),
                        new OrganisationGroup(TWO, "reviewers", "", Optional.empty())),
                organisation.groups().toList());
        assertEquals(
                "GET user/current-organisation/groups",
                transport.restRequests.get(0).operation());
        assertEquals(
                List.of(Map.entry("pageToken", "more")),
                transport.restRequests.get(1).query());
    }

    @Test
    void noSchemaIsAnEmptyOne() {
        transport.answer("null");
        assertEquals(Map.of(), organisation.metadataSchema().types());
        assertEquals(
                "GET organisation/client-metadata-schema-v2",
                transport.restRequests.get(0).operation());
    }

    @Test
    void savingSendsTheWholeSchemaAndMayBeSentAgain() {
        transport.answer("{}");
        organisation.saveMetadataSchema(MetadataSchema.empty().add("free", MetadataType.Plain.TEXT));
        RestRequest request = transport.restRequests.get(0);
        assertEquals("POST organisation/client-metadata-schema-v2", request.operation());
        assertEquals(Map.of("free", Map.of("ty", "text")), request.body());
        assertEquals(true, request.isIdempotent());
    }
}
