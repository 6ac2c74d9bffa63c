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

    /** Reads the packets of its parts, put together. */
    private final class Packets implements Progression.PacketVisitor {
        private final byte[] bytes;
        private int at;

        private Packets(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean packet(Precinct precinct, int layer) {
            if (at >= bytes.length) {
                return false;
            }
            if (layer == precinct.layersRead()) {
                CodingStyle style = components.get(precinct.component()).style();
                at = precinct.readPacket(bytes, at, bytes.length, layer, style, header, effort);
            } else {
                effort.name(1);
            }
            return true;
        }
    }

    /** Decodes the tile into a picture, its samples next to each other. */
    void decode(byte[] bytes, int[] picture) {
        Packets packets = new Packets(bytes);
        for (Progression progression : header.progressions()) {
            if (packets.at >= bytes.length) {
                break;
            }
            effort.name(precincts.size());
            progression.visit(precincts, header.layers(), packets);
        }
        BlockDecoder decoder = new BlockDecoder();
        float[][] planes = new float[components.size()][];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = components.get(i).decode(bytes, decoder);
        }
        if (header.colorTransform() && planes.length >= 3) {
            undoColorTransform(planes[0], planes[1], planes[2]);
        }
        for (int i = 0; i < planes.length; i++) {
            put(planes[i], i, picture);
        }
    }

    /** Equations G-9 to G-11. */
    private static void undoColorTransform(float[] first, float[] second, float[] third) {
        for (int i = 0; i < first.length; i++) {
            float y = first[i];
            float cb = second[i];
            float cr = third[i];
            first[i] = y + cr * 1.402f;
            second[i] = y - cb * 0.34413f - cr * 0.71414f;
            third[i] = y + cb * 1.772f;
        }
    }

    private void put(float[] plane, int component, int[] picture) {
        int depth = size.depths()[component];
        boolean signed = size.signs()[component];
        int half = 1 << depth - 1;
        int least = signed ? -half : 0;
        int most = signed ? half - 1 : 2 * half - 1;
        int level = signed ? 0 : half;
        int samples = components.size();
        for (int y = 0, i = 0; y < area.height(); y++) {
            int at = ((area.y0() - size.y0() + y) * size.width() + area.x0() - size.x0()) * samples + component;
            for (int x = 0; x < area.width(); x++, i++, at += samples) {
                // to the nearest whole number, and to an even one from the middle
                double rounded = Math.rint(plane[i]) + level;
                picture[at] = (int) Math.max(least, Math.min(most, rounded));
            }
        }
    }
}
