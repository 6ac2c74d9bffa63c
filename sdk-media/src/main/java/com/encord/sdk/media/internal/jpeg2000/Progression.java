package com.encord.sdk.media.internal.jpeg2000;

import java.util.Comparator;
import java.util.List;

/**
 * An order of packets, and which of them it is for (ISO/IEC 15444-1 A.6.6 and B.12).
 *
 * @param firstResolution first resolution
 * @param endResolution last resolution, exclusive
 * @param firstComponent first component
 * @param endComponent last component, exclusive
 * @param endLayer last layer, exclusive
 * @param order how they follow each other (table A.16)
 */
record Progression(
        int firstResolution, int endResolution, int firstComponent, int endComponent, int endLayer, int order) {
    private static final Comparator<Precinct> BY_RESOLUTION = Comparator.comparingInt(Precinct::resolution);
    private static final Comparator<Precinct> BY_COMPONENT = Comparator.comparingInt(Precinct::component);
    private static final Comparator<Precinct> BY_PLACE =
            Comparator.comparingInt(Precinct::gridY).thenComparingInt(Precinct::gridX);

    static Progression all(int order) {
        return new Progression(0, Integer.MAX_VALUE, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, order);
    }

    static Progression read(SegmentBytes in, int components) {
        boolean few = components < 257;
        int firstResolution = in.u8();
        int firstComponent = few ? in.u8() : in.u16();
        int endLayer = in.u16();
        int endResolution = in.u8();
        int endComponent = few ? in.u8() : in.u16();
        return new Progression(
                firstResolution,
                endResolution,
                firstComponent,
                endComponent == 0 ? Integer.MAX_VALUE : endComponent,
                endLayer,
                in.u8());
    }

    boolean holds(Precinct precinct) {
        return precinct.resolution() >= firstResolution
                && precinct.resolution() < endResolution
                && precinct.component() >= firstComponent
                && precinct.component() < endComponent;
    }

    /** How precincts follow each other within a layer, or over all layers where these come last. */
    Comparator<Precinct> comparator() {
        return switch (order) {
            case 0, 1 -> BY_RESOLUTION.thenComparing(BY_COMPONENT);
            case 2 -> BY_RESOLUTION.thenComparing(BY_PLACE).thenComparing(BY_COMPONENT);
            case 3 -> BY_PLACE.thenComparing(BY_COMPONENT).thenComparing(BY_RESOLUTION);
            case 4 -> BY_COMPONENT.thenComparing(BY_PLACE).thenComparing(BY_RESOLUTION);
            default -> throw new Jpeg2000Exception("has packets in an order of kind " + order);
        };
    }

    /** Goes through packets in order, until the visitor has enough. */
    void visit(List<Precinct> all, int layers, PacketVisitor visitor) {
        List<Precinct> precincts =
                all.stream().filter(this::holds).sorted(comparator()).toList();
        int end = precincts.isEmpty() ? 0 : Math.min(layers, endLayer);
        switch (order) {
            case 0 -> byLayer(precincts, end, visitor);
            case 1 -> {
                int from = 0;
                for (int to = 1; to <= precincts.size(); to++) {
                    if (to == precincts.size()
                            || precincts.get(to).resolution()
                                    != precincts.get(from).resolution()) {
                        byLayer(precincts.subList(from, to), end, visitor);
                        from = to;
                    }
                }
            }
            default -> {
                for (Precinct precinct : precincts) {
                    byLayer(List.of(precinct), end, visitor);
                }
            }
        }
    }

    private static void byLayer(List<Precinct> precincts, int end, PacketVisitor visitor) {
        for (int layer = 0; layer < end; layer++) {
            for (Precinct precinct : precincts) {
                if (!visitor.packet(precinct, layer)) {
                    return;
                }
            }
        }
    }

    /** Takes packets. */
    interface PacketVisitor {
        /** Takes one; false when there are no more. */
        boolean packet(Precinct precinct, int layer);
    }
}
