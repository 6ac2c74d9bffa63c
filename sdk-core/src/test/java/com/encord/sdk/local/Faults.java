package com.encord.sdk.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Misbehaviour on demand. A fault is told which requests it hits, how often, and what happens to them:
 *
 * <pre>{@code
 * platform.faults().on("PUT", "/objects/.*").times(2).answer(503);
 * platform.faults().on(request -> "datarows GET".equals(request.queryType())).delay(Duration.ofSeconds(2));
 * platform.faults().on("POST", ".*data-upload-jobs").times(1).dropReply();
 * }</pre>
 *
 * <p>Faults are tried in the order they were added. Delays add up; of the others the first that hits decides. Safe for
 * use from any thread, also while requests run.
 */
public final class Faults {
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    Faults() {}

    /**
     * Starts a fault for the requests that match.
     *
     * @param matches which requests; called on server threads
     * @return the fault to be described; it does nothing before its effect is given
     */
    public FaultRule on(Predicate<IncomingRequest> matches) {
        return new FaultRule(this, matches);
    }

    /**
     * Starts a fault for the requests with a verb and a path.
     *
     * @param method HTTP verb, for example {@code PUT}
     * @param pathPattern regular expression the whole path must match, for example {@code /objects/.*}
     * @return the fault to be described; it does nothing before its effect is given
     */
    public FaultRule on(String method, String pathPattern) {
        Pattern pattern = Pattern.compile(pathPattern);
        return on(request -> request.method().equals(method)
                && pattern.matcher(request.path()).matches());
    }

    /** Removes all faults. */
    public void clear() {
        faults.clear();
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    void remove(Fault fault) {
        faults.remove(fault);
    }

    /** The faults that hit a request: any number of delays, then at most one that ends it. */
    List<Fault> hitting(IncomingRequest request) {
        if (faults.isEmpty()) {
            return List.of();
        }
        List<Fault> hits = new ArrayList<>();
        for (Fault fault : faults) {
            if (fault.strikes(request)) {
                hits.add(fault);
                if (fault.effect() != Fault.Effect.DELAY) {
                    break;
                }
            }
        }
        return hits;
    }
}
