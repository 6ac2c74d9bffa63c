package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** REST: what belongs to the user and the organisation. */
final class OrganisationRoutes {
    private final State state;
    private final Accounts accounts;

    OrganisationRoutes(State state, Accounts accounts) {
        this.state = state;
        this.accounts = accounts;
    }

    void addTo(Router router) {
        router.add("GET", "user/bearer-token", this::bearerToken);
        router.add("GET", "user/bearer_token", this::bearerToken); // what the official client asked in 2024
        router.add("GET", "user/current-organisation/groups", this::groups);
        router.add("GET", "cloud-integrations", this::integrations);
    }

    private Reply bearerToken(Call call) {
        call.nothing();
        return Reply.ok(Json.object().put("token", accounts.newToken(call.user())));
    }

    private Reply groups(Call call) {
        call.nothing();
        return Reply.page(state.read(
                () -> state.groups.all().stream().map(OrganisationRoutes::show).toList()));
    }

    static ObjectNode show(Group group) {
        return Json.object()
                .put("groupHash", group.uuid.toString())
                .put("name", group.name)
                .put("description", group.description)
                .put("createdAt", group.createdAt.toString());
    }

    private Reply integrations(Call call) {
        Set<UUID> uuids = new HashSet<>(call.params().uuids("filterIntegrationUuids"));
        List<String> titles = call.params().all("filterIntegrationTitles");
        call.params().optionalFlag("includeOrgAccess");
        call.nothing();
        return Reply.ok(state.read(() -> {
            ObjectNode json = Json.object();
            ArrayNode result = json.putArray("result");
            for (Integration integration : state.integrations.all()) {
                if ((uuids.isEmpty() || uuids.contains(integration.uuid))
                        && (titles.isEmpty() || titles.contains(integration.title))) {
                    result.addObject()
                            .put("integrationUuid", integration.uuid.toString())
                            .put("title", integration.title);
                }
            }
            return json;
        }));
    }
}
