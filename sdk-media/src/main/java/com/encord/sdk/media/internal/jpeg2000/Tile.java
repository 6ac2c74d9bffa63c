package com.encord.sdk.media.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A tile: from the packets of its parts to samples. */
final class Tile {
    /** As many as tiles of sane sizes have; each takes memory before it is known to be used. */
    private static final int MOST_PRECINCTS = 1 << 20;

    private final ImageSize size;
    private final Area area;
    private final TileHeader header;
    private final Effort effort;
    private final List<TileComponent> components = new ArrayList<>();
    private final List<Precinct> precincts = new ArrayList<>();

    Tile(ImageSize size, Area area, TileHeader header, Effort effort) {
        this.size = size;
        this.area = area;
        this.header = header;
        this.effort = effort;
        for (int i = 0; i < size.components(); i++) {
            components.add(new TileComponent(i, area, size.depths()[i], header, precincts, MOST_PRECINCTS));
        }
    }

    /** Decodes the tile into a picture, its samples next to each other. */
    void decode(PacketBytes packets, int[] picture) {
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
        for (int i = 0; i < planes.length; i++) {
            TileComponent component = components.get(i);
            planes[i] =
                    component.decode(packets.bytes(), component.style().highThroughput() ? highThroughput : arithmetic);
        }
        if (header.colorTransform() && planes.length >= 3) {
            if (planes[0].getClass() != planes[1].getClass() || planes[0].getClass() != planes[2].getClass()) {
                throw new Jpeg2000Exception("transforms the colour of components that are coded in different ways");
            }
            planes[0].undoColorTransform(planes[1], planes[2]);
        }
        for (int i = 0; i < planes.length; i++) {
            put(planes[i], i, picture);
        }
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

    private void put(Plane plane, int component, int[] picture) {
        int depth = size.depths()[component];
        boolean signed = size.signs()[component];
        int half = 1 << depth - 1;
        int least = signed ? -half : 0;
        int most = signed ? half - 1 : 2 * half - 1;
        int level = signed ? 0 : half;
        int samples = components.size();
        for (int y = 0; y < area.height(); y++) {
            int at = ((area.y0() - size.y0() + y) * size.width() + area.x0() - size.x0()) * samples + component;
            plane.write(y * area.width(), area.width(), picture, at, samples, level, least, most);
        }
    }
}
