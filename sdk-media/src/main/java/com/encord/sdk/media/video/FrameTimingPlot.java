package com.encord.sdk.media.video;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/**
 * A plot that shows at a glance why a video is variable: how long each frame is shown, over time, with a mark at each
 * keyframe. A constant video is one level line; what strays from it is drawn red. Immutable; needs no fonts.
 *
 * <pre>{@code
 * Files.writeString(file, FrameTimingPlot.of(FrameIndex.scan(video)).toSvg());
 * }</pre>
 */
public final class FrameTimingPlot {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 40;
    private static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
    private static final int KEYFRAME_HEIGHT = 8;

    private static final int REGULAR = 0x2060A0;
    private static final int STRAYING = 0xD02020;
    private static final int KEYFRAME = 0x208040;
    private static final int MEDIAN = 0xA0A0A0;
    private static final int AXIS = 0x404040;

    /** Half a frame more or less, and {@code time x rate} names another frame. */
    private static final double STRAYING_SHARE = 0.5;

    private final FrameIndex index;
    private final double[] intervals;
    private final double median;
    private final double longest;
    private final double start;
    private final double span;

    private FrameTimingPlot(FrameIndex index) {
        this.index = index;
        int frames = index.frameCount();
        double tick = index.timeBase().toDouble();
        this.intervals = new double[Math.max(0, frames - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = (index.pts(i + 1) - index.pts(i)) * tick;
        }
        double[] sorted = intervals.clone();
        Arrays.sort(sorted);
        this.median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        this.longest = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        this.start = frames == 0 ? 0 : index.time(0);
        this.span = frames == 0 ? 0 : index.time(frames - 1) - start;
    }

    /**
     * Prepares the plot of a video's frames.
     *
     * @param index of the video
     * @return the plot
     */
    public static FrameTimingPlot of(FrameIndex index) {
        return new FrameTimingPlot(index);
    }

    /**
     * Draws the plot as a document.
     *
     * @return SVG
     */
    public String toSvg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                HEIGHT));
        draw(new Canvas() {
            @Override
            public void box(int x, int y, int width, int height, int color) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>%n",
                        x,
                        y,
                        width,
                        height,
                        color));
            }

            @Override
            public void label(int x, int y, String number, String words) {
                svg.append(
                        String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s%s</text>%n", x, y + 10, number, words));
            }
        });
        return svg.append("</svg>\n").toString();
    }

    /**
     * Draws the plot as a picture.
     *
     * @return a new image
     */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            draw(new Canvas() {
                @Override
                public void box(int x, int y, int width, int height, int color) {
                    graphics.setColor(new Color(color));
                    graphics.fillRect(x, y, width, height);
                }

                @Override
                public void label(int x, int y, String number, String words) {
                    PixelText.draw(graphics, number, x, y, 2, new Color(AXIS));
                }
            });
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** What both forms are drawn on. */
    private interface Canvas {
        void box(int x, int y, int width, int height, int color);

        /** Words are left out where there are no fonts. */
        void label(int x, int y, String number, String words);
    }

    private void draw(Canvas canvas) {
        canvas.box(LEFT - 1, TOP, 1, PLOT_HEIGHT, AXIS);
        canvas.box(LEFT, TOP + PLOT_HEIGHT, PLOT_WIDTH, 1, AXIS);
        canvas.box(LEFT, y(median), PLOT_WIDTH, 1, MEDIAN);
        drawIntervals(canvas);
        drawKeyframes(canvas);
        canvas.label(4, y(median) - 5, milliseconds(median), "");
        if (y(longest) < y(median) - 12) {
            canvas.label(4, y(longest) - 5, milliseconds(longest), "");
        }
        canvas.label(LEFT, HEIGHT - 24, String.format(Locale.ROOT, "%.3fs", start), "");
        canvas.label(WIDTH - RIGHT - 70, HEIGHT - 24, String.format(Locale.ROOT, "%.3fs", start + span), "");
        canvas.label(
                LEFT,
                8,
                "#" + index.frameCount(),
                " frames; blue: shown as long as the middle one, red: half a frame more or less; green: keyframes");
    }

    /** One box per column of pixels and colour, however many frames fall into it. */
    private void drawIntervals(Canvas canvas) {
        int[][] highest = new int[2][PLOT_WIDTH];
        int[][] lowest = new int[2][PLOT_WIDTH];
        for (int i = 0; i < 2; i++) {
            Arrays.fill(highest[i], Integer.MAX_VALUE);
            Arrays.fill(lowest[i], Integer.MIN_VALUE);
        }
        for (int i = 0; i < intervals.length; i++) {
            int strays = Math.abs(intervals[i] - median) > median * STRAYING_SHARE ? 1 : 0;
            int column = column(i);
            int y = y(intervals[i]);
            highest[strays][column] = Math.min(highest[strays][column], y);
            lowest[strays][column] = Math.max(lowest[strays][column], y);
        }
        for (int strays = 0; strays < 2; strays++) {
            for (int column = 0; column < PLOT_WIDTH; column++) {
                if (highest[strays][column] != Integer.MAX_VALUE) {
                    int top = highest[strays][column] - 1;
                    int height = lowest[strays][column] + 2 - top;
                    canvas.box(LEFT + column, top, 2, height, strays == 1 ? STRAYING : REGULAR);
                }
            }
        }
    }

    private void drawKeyframes(Canvas canvas) {
        int last = -1;
        for (int frame = 0; frame < index.frameCount(); frame++) {
            if (index.isKeyframe(frame) && column(frame) != last) {
                last = column(frame);
                canvas.box(LEFT + last, TOP + PLOT_HEIGHT + 1, 1, KEYFRAME_HEIGHT, KEYFRAME);
            }
        }
    }

    private int column(int frame) {
        return span <= 0 ? 0 : (int) Math.min(PLOT_WIDTH - 1, (index.time(frame) - start) / span * (PLOT_WIDTH - 1));
    }

    /** Up to twice the middle interval is drawn to scale or, if there are longer ones, up to the longest. */
    private int y(double interval) {
        double top = Math.max(longest, 2 * median);
        return TOP + PLOT_HEIGHT - (top <= 0 ? 0 : (int) Math.round(interval / top * PLOT_HEIGHT));
    }

    private static String milliseconds(double seconds) {
        return String.format(Locale.ROOT, "%.1fms", seconds * 1000);
    }
}
