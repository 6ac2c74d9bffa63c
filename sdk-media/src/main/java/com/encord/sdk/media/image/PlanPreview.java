package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * One picture that shows what a plan would upload: its first pictures, upright and small, in order. A picture that
 * cannot be decoded leaves its place crossed out. Needs no fonts and one decoded picture's memory at a time.
 *
 * <pre>{@code
 * ImageIO.write(PlanPreview.of(plan).columns(6).toImage(), "png", file);
 * }</pre>
 */
public final class PlanPreview {
    private static final int GAP = 4;
    private static final Color BACKGROUND = new Color(0x20, 0x20, 0x20);
    private static final Color CROSS = new Color(0xc0, 0x40, 0x40);

    private final ImagePlan plan;
    private int columns = 5;
    private int rows = 4;
    private int cell = 192;

    private PlanPreview(ImagePlan plan) {
        this.plan = plan;
    }

    /**
     * Previews a plan.
     *
     * @param plan the plan
     * @return a request for 5 columns and at most 4 rows of 192 pixels
     */
    public static PlanPreview of(ImagePlan plan) {
        return new PlanPreview(plan);
    }

    /**
     * Sets how many pictures lie beside each other.
     *
     * @param count at least 1
     * @return this request
     */
    public PlanPreview columns(int count) {
        this.columns = atLeastOne(count);
        return this;
    }

    /**
     * Sets how many rows there are at most.
     *
     * @param count at least 1
     * @return this request
     */
    public PlanPreview rows(int count) {
        this.rows = atLeastOne(count);
        return this;
    }

    /**
     * Sets how large the pictures are.
     *
     * @param pixels width and height of a cell, at least 1; pictures keep their shape inside it
     * @return this request
     */
    public PlanPreview cell(int pixels) {
        this.cell = atLeastOne(pixels);
        return this;
    }

    private static int atLeastOne(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("must be at least 1, not " + count);
        }
        return count;
    }

    /**
     * Draws the preview.
     *
     * @return an RGB picture
     */
    public BufferedImage toImage() {
        int shown = (int) Math.min(plan.images().size(), (long) columns * rows);
        int across = Math.min(columns, shown);
        int down = (shown + across - 1) / across;
        BufferedImage sheet =
                new BufferedImage(GAP + across * (cell + GAP), GAP + down * (cell + GAP), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(BACKGROUND);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < shown; i++) {
            draw(graphics, plan.images().get(i), GAP + i % across * (cell + GAP), GAP + i / across * (cell + GAP));
        }
        graphics.dispose();
        return sheet;
    }

    private void draw(Graphics2D graphics, PlannedImage planned, int x, int y) {
        try {
            BufferedImage image = PlainSamples.eightBits(shrunk(planned));
            double scale = Math.min(1, (double) cell / Math.max(image.getWidth(), image.getHeight()));
            int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
            int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
            graphics.drawImage(image, x + (cell - width) / 2, y + (cell - height) / 2, width, height, null);
        } catch (MediaException undecodable) {
            graphics.setColor(CROSS);
            graphics.drawLine(x, y, x + cell - 1, y + cell - 1);
            graphics.drawLine(x, y + cell - 1, x + cell - 1, y);
        }
    }

    /** Drops whole rows and columns first, so that bilinear scaling has no more than a factor of two left to do. */
    private BufferedImage shrunk(PlannedImage planned) {
        BufferedImage image = ImageDecode.of(planned.file()).upright().decode();
        int step = Math.max(1, Math.max(image.getWidth(), image.getHeight()) / (2 * cell));
        if (step == 1) {
            return image;
        }
        int width = (image.getWidth() + step - 1) / step;
        int height = (image.getHeight() + step - 1) / step;
        BufferedImage small = new BufferedImage(
                image.getColorModel(),
                image.getRaster().createCompatibleWritableRaster(width, height),
                image.isAlphaPremultiplied(),
                null);
        Object sample = null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sample = image.getRaster().getDataElements(x * step, y * step, sample);
                small.getRaster().setDataElements(x, y, sample);
            }
        }
        return small;
    }
}
