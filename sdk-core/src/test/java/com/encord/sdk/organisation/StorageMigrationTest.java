package com.encord.sdk.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import com.encord.sdk.transport.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StorageMigrationTest {
    private static final UUID ITEM = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID FROM = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final UUID TO = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000002");

    private final ScriptedTransport transport = new ScriptedTransport().answer("null");
    private final StorageMigration migration = new Organisation(transport).migrateStorage();

    private static String body(RestRequest request) {
        return WireJson.write(request.body()).replace('"', '\'');
    }

    @Test
    void filesMoveByItemAndByUrlAndNullKeepsTheUrl() {
        migration
                .items(Map.of(ITEM, "s3://new/a.mp4"))
                .urls(List.of("s3://both/b.mp4"))
                .from(FROM)
                .to(TO)
                .run();
        RestRequest request = transport.restRequests.get(0);
        assertEquals("POST storage/items/migrate-storage", request.operation());
        assertEquals(
                "{'urlsMap':{'s3://both/b.mp4':null},'itemsMap':{'" + ITEM + "':'s3://new/a.mp4'},"
                        + "'fromIntegrationHash':'" + FROM + "','toIntegrationHash':'" + TO + "',"
                        + "'validateAccess':true,'skipMissing':false}",
                body(request));
        assertFalse(request.isIdempotent());
    }

    @Test
    void integrationsAreLeftOutUnlessNamedAndChecksCanBeTurnedOff() {
        migration
                .urls(Map.of("s3://old/a.mp4", "s3://new/a.mp4"))
                .validateAccess(false)
                .skipMissing()
                .run();
        assertEquals(
                "{'urlsMap':{'s3://old/a.mp4':'s3://new/a.mp4'},'itemsMap':{},"
                        + "'validateAccess':false,'skipMissing':true}",
                body(transport.restRequests.get(0)));
    }

    @Test
    void manyFilesTakeSeveralCallsOfAThousandEach() {
        Set<String> urls = IntStream.range(0, 1500).mapToObj(i -> "s3://b/" + i).collect(Collectors.toSet());
        List<UUID> items =
                IntStream.range(0, 1000).mapToObj(i -> new UUID(7, i)).toList();
        migration.items(items).urls(urls).to(TO).run();
        assertEquals(
                List.of("0+1000", "1000+0", "500+0"),
                transport.restRequests.stream().map(StorageMigrationTest::sizes).toList());
    }

    private static String sizes(RestRequest request) {
        Map<?, ?> body = (Map<?, ?>) request.body();
        return ((Map<?, ?>) body.get("urlsMap")).size() + "+" + ((Map<?, ?>) body.get("itemsMap")).size();
    }

    @Test
    void aMigrationOfNothingOrToNowhereIsRefusedBeforeAnythingIsSent() {
        assertThrows(IllegalArgumentException.class, migration.to(TO)::run);
        assertThrows(IllegalArgumentException.class, migration.items(List.of(ITEM))::run);
        assertThrows(IllegalArgumentException.class, migration.urls(List.of("s3://a"))::run);
        assertEquals(List.of(), transport.restRequests);
    }

    @Test
    void theUrlsDoNotPrint() {
        assertFalse(migration.urls(List.of("s3://b/jane doe.dcm")).toString().contains("jane"));
    }
}
