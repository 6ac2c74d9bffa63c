package com.encord.sdk.local;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a REST path. A literal step wins over a {@code {name}} step, which takes anything. */
final class Router {
    private final Step root = new Step();

    /** @param template for example {@code storage/folders/{folder}/items} */
    void add(String method, String template, Endpoint endpoint) {
        Step step = root;
        for (String part : template.split("/")) {
            if (part.startsWith("{")) {
                if (step.variable == null) {
                    step.variable = new Step();
                    step.variableName = part.substring(1, part.length() - 1);
                }
                step = step.variable;
            } else {
                step = step.literals.computeIfAbsent(part, k -> new Step());
            }
        }
        if (step.endpoints.put(method, endpoint) != null) {
            throw new IllegalStateException("Two endpoints for " + method + " " + template);
        }
    }

    Match find(String method, String path) {
        Step step = root;
        Map<String, String> variables = new LinkedHashMap<>();
        for (String part : path.split("/", -1)) {
            Step literal = step.literals.get(part);
            if (literal != null) {
                step = literal;
            } else if (step.variable != null && !part.isEmpty()) {
                variables.put(step.variableName, part);
                step = step.variable;
            } else {
                throw ApiError.notFound("There is no such path: " + path);
            }
        }
        if (step.endpoints.isEmpty()) {
            throw ApiError.notFound("There is no such path: " + path);
        }
        Endpoint endpoint = step.endpoints.get(method);
        if (endpoint == null) {
            throw ApiError.methodNotAllowed(
                    method + " is not offered here, only " + new TreeSet<>(step.endpoints.keySet()));
        }
        return new Match(endpoint, variables);
    }

    /** Answers one kind of request. */
    interface Endpoint {
        Reply answer(Call call);
    }

    /**
     * An endpoint and what its path says.
     *
     * @param endpoint the endpoint
     * @param variables steps of the path by name
     */
    record Match(Endpoint endpoint, Map<String, String> variables) {}

    private static final class Step {
        final Map<String, Step> literals = new HashMap<>();
        final Map<String, Endpoint> endpoints = new HashMap<>();

        @Nullable
        Step variable;

        String variableName = "";
    }
}
