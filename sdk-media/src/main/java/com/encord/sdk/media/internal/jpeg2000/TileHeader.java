package com.encord.sdk.media.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the components of a tile are coded: what the main header says, as far as the tile's own does not. */
final class TileHeader {
    private static final int CODING_STYLE = 0xFF52;
    private static final int COMPONENT_STYLE = 0xFF53;
    private static final int REGION = 0xFF5E;
    private static final int QUANTISATION = 0xFF5C;
    private static final int COMPONENT_QUANTISATION = 0xFF5D;
    private static final int PROGRESSION = 0xFF5F;
    private static final int PACKED_MAIN = 0xFF60;
    private static final int PACKED_TILE = 0xFF61;
    /** Coefficients have 32 bits, and one of them is the sign. */
    private static final int MOST_SHIFT = 30;

    private final int components;
    private final boolean main;
    private final @Nullable CodingStyle[] styles;
    private final @Nullable Quantisation[] quantisations;
    private final boolean[] ownStyle;
    private final boolean[] ownQuantisation;
    private final int[] shifts;
    private List<Progression> progressions = new ArrayList<>();
    private boolean ownProgressions;
    private int order;
    private int layers;
    private boolean colorTransform;
    private boolean startMarkers;
    private boolean endMarkers;
    private final PackedHeaders packed = new PackedHeaders();

    TileHeader(int components) {
        this.components = components;
        this.main = true;
        this.styles = new CodingStyle[components];
        this.quantisations = new Quantisation[components];
        this.ownStyle = new boolean[components];
        this.ownQuantisation = new boolean[components];
        this.shifts = new int[components];
    }

    /** A tile's header, which starts as the main one. */
    TileHeader(TileHeader other) {
        this.components = other.components;
        this.main = false;
        this.styles = other.styles.clone();
        this.quantisations = other.quantisations.clone();
        this.ownStyle = new boolean[components];
        this.ownQuantisation = new boolean[components];
        this.shifts = other.shifts.clone();
        this.progressions = other.progressions;
        this.order = other.order;
        this.layers = other.layers;
        this.colorTransform = other.colorTransform;
        this.startMarkers = other.startMarkers;
        this.endMarkers = other.endMarkers;
    }

    CodingStyle style(int component) {
        CodingStyle style = styles[component];
        if (style == null) {
            throw new Jpeg2000Exception("does not say how it is coded");
        }
        return style;
    }

    Quantisation quantisation(int component) {
        Quantisation quantisation = quantisations[component];
        if (quantisation == null) {
            throw new Jpeg2000Exception("does not say how it is quantised");
        }
        return quantisation;
    }

    /** By how many bits the region of interest of a component was moved up. */
    int shift(int component) {
        return shifts[component];
    }

    /** The packet headers that stand apart from their packets: those of all tile parts in the main header. */
    PackedHeaders packed() {
        return packed;
    }

    int layers() {
        return layers;
    }

    boolean colorTransform() {
        return colorTransform;
    }

    /** Whether packets may start with a marker segment. */
    boolean startMarkers() {
        return startMarkers;
    }

    /** Whether a marker ends each packet's header. */
    boolean endMarkers() {
        return endMarkers;
    }

    /** In which orders packets come, one after another. */
    List<Progression> progressions() {
        return progressions.isEmpty() ? List.of(Progression.all(order)) : progressions;
    }

    /** Takes a marker segment, of which many do not matter for decoding. */
    void take(int marker, SegmentBytes in) {
        switch (marker) {
            case CODING_STYLE -> codingStyle(in);
            case COMPONENT_STYLE -> {
                int component = component(in);
                styles[component] = CodingStyle.read(in, (in.u8() & 1) != 0);
                ownStyle[component] = true;
            }
            case QUANTISATION -> {
                Quantisation all = Quantisation.read(in);
                for (int i = 0; i < components; i++) {
                    quantisations[i] = ownQuantisation[i] ? quantisations[i] : all;
                }
            }
            case COMPONENT_QUANTISATION -> {
                int component = component(in);
                quantisations[component] = Quantisation.read(in);
                ownQuantisation[component] = true;
            }
            case REGION -> {
                int component = component(in);
                in.skip(1);
                int shift = in.u8();
                if (shift > MOST_SHIFT) {
                    throw Jpeg2000Exception.unsupported("with a region of interest moved up by " + shift + " bits");
                }
                shifts[component] = shift;
            }
            case PROGRESSION -> progressions(in);
            case PACKED_MAIN, PACKED_TILE -> packed.take(in);
            default -> {
                // lengths, comments and the like
            }
        }
    }

    private int component(SegmentBytes in) {
        int component = components < 257 ? in.u8() : in.u16();
        if (component >= components) {
            throw new Jpeg2000Exception("speaks of a component " + component + " of " + components);
        }
        return component;
    }

    private void codingStyle(SegmentBytes in) {
        int flags = in.u8();
        startMarkers = (flags & 2) != 0;
        endMarkers = (flags & 4) != 0;
        order = in.u8();
        layers = in.u16();
        colorTransform = in.u8() != 0;
        CodingStyle style = CodingStyle.read(in, (flags & 1) != 0);
        for (int i = 0; i < components; i++) {
            styles[i] = ownStyle[i] ? styles[i] : style;
        }
    }

    private void progressions(SegmentBytes in) {
        if (!main && !ownProgressions) {
            progressions = new ArrayList<>();
            ownProgressions = true;
        }
        while (in.remaining() >= (components < 257 ? 7 : 9)) {
            progressions.add(Progression.read(in, components));
        }
    }
}
