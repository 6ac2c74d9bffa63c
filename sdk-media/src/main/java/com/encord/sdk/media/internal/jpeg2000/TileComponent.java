package com.encord.sdk.media.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** One component of a tile: its resolutions, their bands and precincts (ISO/IEC 15444-1 B.5 to B.7). */
final class TileComponent {
    private final Area tile;
    private final int stepX;
    private final int stepY;
    private final Area area;
    private final CodingStyle style;
    private final int shift;
    private final List<Subband> bands = new ArrayList<>();

    TileComponent(
            int component, Area tile, ImageSize size, TileHeader header, List<Precinct> precincts, int mostPrecincts) {
        this.tile = tile;
        this.stepX = size.stepsX()[component];
        this.stepY = size.stepsY()[component];
        this.area = size.samples(tile, component);
        this.style = header.style(component);
        this.shift = header.shift(component);
        Quantisation quantisation = header.quantisation(component);
        for (int resolution = 0; resolution <= style.levels(); resolution++) {
            List<Subband> own = bands(resolution, size.depths()[component], quantisation);
            bands.addAll(own);
            precincts(component, resolution, own, precincts, mostPrecincts);
        }
    }

    private Area resolution(int resolution) {
        return area.halved(style.levels() - resolution);
    }

    /** The bands that a resolution adds. */
    private List<Subband> bands(int resolution, int depth, Quantisation quantisation) {
        Area whole = resolution(resolution);
        Area below = resolution == 0 ? whole : resolution(resolution - 1);
        int halved = resolution == 0 ? 0 : 1;
        List<Subband> own = new ArrayList<>();
        for (int kind = halved; kind <= 3 * halved; kind++) {
            int number = resolution == 0 ? 0 : 3 * (resolution - 1) + kind;
            own.add(new Subband(
                    kind,
                    resolution == 0 ? whole : area.band(style.levels() - resolution + 1, kind & 1, kind >> 1),
                    (kind & 1) * below.width(),
                    (kind >> 1) * below.height(),
                    Math.min(style.blockWidth(), style.precinctWidth(resolution) - halved),
                    Math.min(style.blockHeight(), style.precinctHeight(resolution) - halved),
                    quantisation.planes(number),
                    quantisation.step(number, depth)));
        }
        return own;
    }

    private void precincts(int component, int resolution, List<Subband> own, List<Precinct> all, int mostPrecincts) {
        Area whole = resolution(resolution);
        if (whole.isEmpty()) {
            return;
        }
        int level = style.levels() - resolution;
        int width = style.precinctWidth(resolution);
        int height = style.precinctHeight(resolution);
        int halved = resolution == 0 ? 0 : 1;
        int left = whole.x0() >> width;
        int top = whole.y0() >> height;
        int across = Area.up(whole.x1(), width) - left;
        int down = Area.up(whole.y1(), height) - top;
        if ((long) across * down + all.size() > mostPrecincts) {
            throw Jpeg2000Exception.unsupported("of more than " + mostPrecincts + " precincts");
        }
        for (int y = top; y < top + down; y++) {
            for (int x = left; x < left + across; x++) {
                int gridX = within(tile.x0(), tile.x1(), ((long) x << width + level) * stepX);
                int gridY = within(tile.y0(), tile.y1(), ((long) y << height + level) * stepY);
                all.add(new Precinct(component, resolution, gridX, gridY, own, x, y, width - halved, height - halved));
            }
        }
    }

    private static int within(int least, int most, long place) {
        return (int) Math.max(least, Math.min(most, place));
    }

    /** Which samples of the component it has. */
    Area area() {
        return area;
    }

    CodingStyle style() {
        return style;
    }

    /** Decodes all that packets brought: samples before any shift of level. */
    Plane decode(byte[] codestream, BlockDecoder decoder) {
        Plane plane = style.reversible()
                ? new WholePlane(area.width(), area.height())
                : new RealPlane(area.width(), area.height());
        for (Subband band : bands) {
            band.decode(codestream, style, shift, decoder, plane, area.width());
        }
        for (int resolution = 1; resolution <= style.levels(); resolution++) {
            plane.join(resolution(resolution), resolution(resolution - 1));
        }
        return plane;
    }
}
