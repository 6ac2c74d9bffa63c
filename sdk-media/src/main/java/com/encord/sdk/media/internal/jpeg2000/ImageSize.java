package com.encord.sdk.media.internal.jpeg2000;

/**
 * The image and its tiles on the reference grid (ISO/IEC 15444-1 A.5.1, B.2 and B.3).
 *
 * @param x1 right end, exclusive
 * @param y1 lower end, exclusive
 * @param x0 left end
 * @param y0 upper end
 * @param tileWidth width of tiles
 * @param tileHeight height of tiles
 * @param tileX where the first tile starts
 * @param tileY where the first tile starts
 * @param depths bits of each component's samples
 * @param signs whether each component's samples are signed
 * @param stepsX how far each component's samples are apart on the grid, along a row
 * @param stepsY likewise, from row to row
 */
record ImageSize(
        int x1,
        int y1,
        int x0,
        int y0,
        int tileWidth,
        int tileHeight,
        int tileX,
        int tileY,
        int[] depths,
        boolean[] signs,
        int[] stepsX,
        int[] stepsY) {
    /** Coefficients have 30 bits at most, and wavelets and colour transforms take some more than samples have. */
    private static final int DEEPEST = 26;

    static ImageSize read(SegmentBytes in) {
        in.skip(2);
        int x1 = in.u31();
        int y1 = in.u31();
        int x0 = in.u31();
        int y0 = in.u31();
        int tileWidth = in.u31();
        int tileHeight = in.u31();
        int tileX = in.u31();
        int tileY = in.u31();
        int components = in.u16();
        if (x0 >= x1
                || y0 >= y1
                || tileX > x0
                || tileY > y0
                || (long) tileX + tileWidth <= x0
                || (long) tileY + tileHeight <= y0
                || components == 0) {
            throw new Jpeg2000Exception("has a size that makes no sense");
        }
        int[] depths = new int[components];
        boolean[] signs = new boolean[components];
        int[] stepsX = new int[components];
        int[] stepsY = new int[components];
        for (int i = 0; i < components; i++) {
            int precision = in.u8();
            depths[i] = (precision & 0x7F) + 1;
            signs[i] = precision >= 0x80;
            stepsX[i] = in.u8();
            stepsY[i] = in.u8();
            if (depths[i] > DEEPEST) {
                throw Jpeg2000Exception.unsupported("of components that are deeper than " + DEEPEST + " bits");
            }
            if (stepsX[i] == 0 || stepsY[i] == 0) {
                throw new Jpeg2000Exception("has a component " + i + " whose samples are no distance apart");
            }
        }
        ImageSize size =
                new ImageSize(x1, y1, x0, y0, tileWidth, tileHeight, tileX, tileY, depths, signs, stepsX, stepsY);
        for (int i = 0; i < components; i++) {
            if (size.samples(new Area(x0, y0, x1, y1), i).isEmpty()) {
                throw new Jpeg2000Exception("has a component " + i + " without samples");
            }
        }
        return size;
    }

    int width() {
        return x1 - x0;
    }

    int height() {
        return y1 - y0;
    }

    int components() {
        return depths.length;
    }

    int tilesAcross() {
        return ceiling(x1 - tileX, tileWidth);
    }

    int tiles() {
        return Math.multiplyExact(tilesAcross(), ceiling(y1 - tileY, tileHeight));
    }

    private static int ceiling(int length, int step) {
        return (int) (((long) length + step - 1) / step);
    }

    /** Which samples of a component lie in a part of the grid: equations B-2 and B-12. */
    Area samples(Area part, int component) {
        int x = stepsX[component];
        int y = stepsY[component];
        return new Area(ceiling(part.x0(), x), ceiling(part.y0(), y), ceiling(part.x1(), x), ceiling(part.y1(), y));
    }

    /** Where a tile lies. */
    Area tile(int index) {
        long left = tileX + (long) (index % tilesAcross()) * tileWidth;
        long top = tileY + (long) (index / tilesAcross()) * tileHeight;
        return new Area((int) Math.max(left, x0), (int) Math.max(top, y0), (int) Math.min(left + tileWidth, x1), (int)
                Math.min(top + tileHeight, y1));
    }
}
