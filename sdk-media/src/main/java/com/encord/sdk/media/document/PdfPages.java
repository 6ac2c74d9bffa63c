package com.encord.sdk.media.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            if (!(found(open.poll()) instanceof Map<?, ?> node)) {
                continue;
            }
            if (found(node.get("/Kids")) instanceof List<?> kids) {
                kids.stream().filter(this::isNew).forEach(open::add);
            } else if (!"/Pages".equals(node.get("/Type"))) {
                leaves++;
            }
        }
        return leaves;
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
