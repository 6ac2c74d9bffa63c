package com.encord.sdk.media.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A tile: from the packets of its parts to samples. */
final class Tile {
    /** As many as tiles of sane sizes have; each takes memory before it is known to be used. */
    private static final int MOST_PRECINCTS = 1 << 20;
    /** How many components a colour transform mixes. */
    private static final int COLORS = 3;

    private final ImageSize size;
    private final TileHeader header;
    private final Effort effort;
    private final List<TileComponent> components = new ArrayList<>();
    private final List<Precinct> precincts = new ArrayList<>();

    Tile(ImageSize size, Area area, TileHeader header, Effort effort) {
        this.size = size;
        this.header = header;
        this.effort = effort;
        for (int i = 0; i < size.components(); i++) {
            components.add(new TileComponent(i, area, size, header, precincts, MOST_PRECINCTS));
        }
    }

    /** Decodes the tile, and keeps no component of it longer than the others need it. */
    void decode(PacketBytes packets, SampleSink picture) {
        for (Progression progression : header.progressions()) {
            if (packets.areRead()) {
                break;
            }
            effort.name(precincts.size());
            progression.visit(precincts, header.layers(), (precinct, layer) -> read(precinct, layer, packets));
        }
        BlockDecoder arithmetic = new MqBlockDecoder();
        BlockDecoder highThroughput = new HtBlockDecoder();
        Plane[] planes = new Plane[components.size()];
        int transformed = header.colorTransform() && planes.length >= COLORS ? COLORS : 0;
        for (int i = 0; i < planes.length; i++) {
            TileComponent component = components.get(i);
            Plane plane =
                    component.decode(packets.bytes(), component.style().highThroughput() ? highThroughput : arithmetic);
            if (i >= transformed) {
                give(plane, i, picture);
            } else {
                planes[i] = plane;
            }
        }
        if (transformed > 0) {
            undoColorTransform(planes);
            for (int i = 0; i < transformed; i++) {
                give(planes[i], i, picture);
            }
        }
    }

    private void undoColorTransform(Plane[] planes) {
        for (int i = 1; i < COLORS; i++) {
            if (planes[i].getClass() != planes[0].getClass()
                    || !components.get(i).area().equals(components.get(0).area())) {
                throw new Jpeg2000Exception("transforms the colour of components that are coded in different ways");
            }
        }
        planes[0].undoColorTransform(planes[1], planes[2]);
    }

    private void give(Plane plane, int component, SampleSink picture) {
        new ComponentRows(size, component, picture)
                .take(plane, components.get(component).area());
    }

    private boolean read(Precinct precinct, int layer, PacketBytes packets) {
        if (packets.areRead()) {
            return false;
        }
        if (layer == precinct.layersRead()) {
            CodingStyle style = components.get(precinct.component()).style();
            precinct.readPacket(packets, layer, style, header, effort);
        } else {
            effort.name(1);
        }
        return true;
    }
}
