package com.encord.sdk.media.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the leaves of a page tree (7.7.3) whose root does not say how many there are, or is not to be trusted. */
final class PdfPages {
    private static final int MOST_NODES = 1 << 17;

    private final PdfStructure structure;
    private final Set<Integer> seen = new HashSet<>();

    PdfPages(PdfStructure structure) {
        this.structure = structure;
    }

    int count(Map<?, ?> root) throws IOException {
        int leaves = 0;
        List<Object> level = List.of(root);
        while (!level.isEmpty()) {
            List<Object> below = new ArrayList<>();
            for (Object each : level) {
                if (!(found(each) instanceof Map<?, ?> node)) {
                    continue;
                }
                if (found(node.get("/Kids")) instanceof List<?> kids) {
                    kids.stream().filter(this::isNew).forEach(below::add);
                } else if (!"/Pages".equals(node.get("/Type"))) {
                    leaves++;
                }
            }
            level = byContainer(below);
        }
        return leaves;
    }

    /** Neighbours may lie in any object streams; this way each stream is unpacked once. */
    private List<Object> byContainer(List<Object> nodes) throws IOException {
        Map<Integer, List<Object>> containers = new TreeMap<>();
        for (Object node : nodes) {
            containers
                    .computeIfAbsent(structure.container(node), container -> new ArrayList<>())
                    .add(node);
        }
        return containers.values().stream().flatMap(List::stream).toList();
    }

    /** One damaged page does not make the others undone. */
    private @Nullable Object found(@Nullable Object value) throws IOException {
        try {
            return structure.resolve(value);
        } catch (PdfDamage lost) {
            return null;
        }
    }

    /** Each page has an object of its own; a node that leads back to itself would never end. */
    private boolean isNew(@Nullable Object kid) {
        if (seen.size() > MOST_NODES) {
            throw new PdfDamage("its page tree has more than " + MOST_NODES + " nodes");
        }
        return kid instanceof PdfParser.Reference reference && seen.add(reference.number());
    }
}
