package com.encord.sdk.media.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code blocks of one place, component and resolution, which packets bring layer by layer (ISO/IEC 15444-1 B.6). */
final class Precinct {
    /** The code blocks of one of its bands. */
    static final class Part {
        private final Subband band;
        private final Area area;
        private final int acrossFirst;
        private final int downFirst;
        private final int across;
        private final CodeBlock[] blocks;
        private final TagTree inclusion;
        private final TagTree emptyPlanes;

        private Part(Subband band, Area area) {
            this.band = band;
            this.area = area;
            this.acrossFirst = area.x0() >> band.blockWidth();
            this.downFirst = area.y0() >> band.blockHeight();
            this.across = area.isEmpty() ? 0 : (area.x1() - 1 >> band.blockWidth()) + 1 - acrossFirst;
            int down = area.isEmpty() ? 0 : (area.y1() - 1 >> band.blockHeight()) + 1 - downFirst;
            this.blocks = new CodeBlock[Math.multiplyExact(across, down)];
            this.inclusion = new TagTree(across, down);
            this.emptyPlanes = new TagTree(across, down);
        }

        private CodeBlock block(int index) {
            int x = acrossFirst + index % across << band.blockWidth();
            int y = downFirst + index / across << band.blockHeight();
            Area block = new Area(x, y, x + (1 << band.blockWidth()), y + (1 << band.blockHeight())).intersection(area);
            return new CodeBlock(block.x0(), block.y0(), block.x1(), block.y1());
        }
    }

    private final int component;
    private final int resolution;
    private final int gridX;
    private final int gridY;
    private final List<Subband> bands;
    private final int column;
    private final int row;
    private final int width;
    private final int height;
    private @Nullable List<Part> parts;
    private int layersRead;

    /**
     * Names a precinct.
     *
     * @param gridX where it starts on the reference grid
     * @param gridY likewise
     * @param bands what its resolution adds
     * @param column its place among the precincts of the whole grid, in each band
     * @param row likewise
     * @param width how wide it is in each band, as a power of two
     * @param height how high
     */
    Precinct(
            int component,
            int resolution,
            int gridX,
            int gridY,
            List<Subband> bands,
            int column,
            int row,
            int width,
            int height) {
        this.component = component;
        this.resolution = resolution;
        this.gridX = gridX;
        this.gridY = gridY;
        this.bands = bands;
        this.column = column;
        this.row = row;
        this.width = width;
        this.height = height;
    }

    int component() {
        return component;
    }

    int resolution() {
        return resolution;
    }

    /** Where it starts on the reference grid. */
    int gridX() {
        return gridX;
    }

    int gridY() {
        return gridY;
    }

    int layersRead() {
        return layersRead;
    }

    /** Reads a packet (B.10). */
    void readPacket(PacketBytes packets, int layer, CodingStyle style, TileHeader header, Effort effort) {
        layersRead = layer + 1;
        PacketBits bits = packets.header(header.startMarkers());
        List<CodeBlock> brought = new ArrayList<>();
        if (bits.bit() == 1) {
            for (Part part : parts()) {
                effort.visit(part.blocks.length);
                for (int i = 0; i < part.blocks.length; i++) {
                    CodeBlock block = readBlock(part, i, layer, bits, header.shift(component));
                    if (block != null) {
                        block.readLengths(bits, style);
                        brought.add(block);
                    }
                }
            }
        }
        packets.headerEnds(bits.aligned(), header.endMarkers());
        brought.forEach(packets::giveTo);
    }

    private List<Part> parts() {
        List<Part> made = parts;
        if (made == null) {
            made = new ArrayList<>(bands.size());
            Area place = new Area(column << width, row << height, column + 1 << width, row + 1 << height);
            for (Subband band : bands) {
                made.add(new Part(band, place.intersection(band.area())));
            }
            parts = made;
        }
        return made;
    }

    /** Reads whether a block is in the packet; null when it is not. */
    private static @Nullable CodeBlock readBlock(Part part, int index, int layer, PacketBits bits, int shift) {
        CodeBlock block = part.blocks[index];
        if (block != null && block.included()) {
            return bits.bit() == 1 ? block : null;
        }
        if (!part.inclusion.isBelow(index, layer + 1, bits)) {
            return null;
        }
        int planes = part.band.planes();
        int empty = 0;
        while (!part.emptyPlanes.isBelow(index, empty + 1, bits)) {
            if (++empty > planes + shift) {
                throw new Jpeg2000Exception(
                        "has a code block with more empty bit planes than the " + (planes + shift) + " of its band");
            }
        }
        block = part.block(index);
        block.include(planes - empty, empty);
        part.blocks[index] = block;
        part.band.add(block);
        return block;
    }
}
