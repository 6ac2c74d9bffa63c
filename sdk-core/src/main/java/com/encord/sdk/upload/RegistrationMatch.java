package com.encord.sdk.upload;

import com.encord.sdk.jobs.NamedItem;
import com.encord.sdk.jobs.RegistrationResult;
import com.encord.sdk.jobs.UnitError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which items and errors of a finished registration belong to which inputs. A single file's item is its placeholder.
 * Groups and series get new items: those are told by their titles, which differ within one registration, and at last by
 * their order. An image sequence may become several items, and is always alone in its registration.
 */
final class RegistrationMatch {
    private final Map<InFlight, List<UUID>> items = new LinkedHashMap<>();
    private final Map<InFlight, String> errors = new IdentityHashMap<>();
    private final List<InFlight> unanswered = new ArrayList<>();

    /**
     * @param flights what was waited for
     * @param isWhole whether these are all inputs of the registration
     */
    static RegistrationMatch of(List<InFlight> flights, RegistrationResult result, boolean isWhole) {
        RegistrationMatch match = new RegistrationMatch();
        match.readErrors(flights, result.unitErrors());
        List<InFlight> open = new ArrayList<>(flights);
        open.removeIf(match.errors::containsKey);
        if (isWhole && flights.size() == 1 && flights.get(0).makesNewItem()) {
            match.takeAll(open, result.items());
        } else {
            match.readItems(open, result.items(), isWhole);
        }
        match.unanswered.addAll(open);
        return match;
    }

    Map<InFlight, List<UUID>> items() {
        return items;
    }

    /** Reasons by input, for those that failed by themselves. */
    Map<InFlight, String> errors() {
        return errors;
    }

    /** Inputs the platform said nothing about. */
    List<InFlight> unanswered() {
        return unanswered;
    }

    private void readErrors(List<InFlight> flights, List<UnitError> unitErrors) {
        Map<String, InFlight> byKey = new HashMap<>();
        for (InFlight flight : flights) {
            flight.files().forEach(file -> byKey.put(file.objectKey(), flight));
        }
        for (UnitError error : unitErrors) {
            for (String url : error.objectUrls()) {
                InFlight flight = byKey.get(url);
                if (flight != null) {
                    String where = flight.input().files().size() > 1 ? " (" + url + ")" : "";
                    errors.merge(flight, error.error() + where, (a, b) -> a.equals(b) ? a : a + "; " + b);
                }
            }
        }
    }

    private void takeAll(List<InFlight> open, List<NamedItem> made) {
        if (!open.isEmpty() && !made.isEmpty()) {
            items.put(open.remove(0), made.stream().map(NamedItem::itemUuid).toList());
        }
    }

    private void readItems(List<InFlight> open, List<NamedItem> made, boolean isWhole) {
        Map<UUID, NamedItem> left = new LinkedHashMap<>();
        made.forEach(item -> left.put(item.itemUuid(), item));
        for (Iterator<InFlight> it = open.iterator(); it.hasNext(); ) {
            InFlight flight = it.next();
            if (!flight.makesNewItem()) {
                UUID placeholder = flight.files().get(0).itemUuid();
                if (left.remove(placeholder) != null) {
                    items.put(flight, List.of(placeholder));
                    it.remove();
                }
            }
        }
        Map<String, List<UUID>> byName = new HashMap<>();
        left.values().forEach(item -> byName.computeIfAbsent(item.name(), each -> new ArrayList<>(1))
                .add(item.itemUuid()));
        Map<String, Integer> titles = new HashMap<>();
        open.forEach(flight -> titles.merge(flight.title(), 1, Integer::sum));
        for (Iterator<InFlight> it = open.iterator(); it.hasNext(); ) {
            InFlight flight = it.next();
            List<UUID> named = byName.getOrDefault(flight.title(), List.of());
            if (named.size() == 1 && titles.get(flight.title()) == 1) {
                items.put(flight, named);
                left.remove(named.get(0));
                it.remove();
            }
        }
        if (isWhole && !open.isEmpty() && left.size() == open.size()) {
            Iterator<UUID> inOrder = left.keySet().iterator();
            open.forEach(flight -> items.put(flight, List.of(inOrder.next())));
            open.clear();
        }
    }
}
