package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One picture with small pictures of a video, evenly spaced from the first frame to the last, each with its index and
 * its time in seconds. A one-shot builder for one thread; needs no fonts.
 *
 * <pre>{@code
 * ImageIO.write(ContactSheet.of(video).columns(6).rows(4).toImage(), "png", file);
 * }</pre>
 */
public final class ContactSheet {
    private static final int GAP = 4;
    private static final int DOT = 2;
    private static final Color BACKGROUND = new Color(0x20, 0x20, 0x20);
    private static final Color INK = new Color(0xE8, 0xE8, 0xE8);

    private final Video video;
    private int columns = 5;
    private int rows = 4;
    private int cellWidth = 256;

    private ContactSheet(Video video) {
        this.video = video;
    }

    /**
     * Prepares a sheet of 5 columns and 4 rows.
     *
     * @param video the video, which stays open
     * @return the sheet to configure
     */
    public static ContactSheet of(Video video) {
        return new ContactSheet(video);
    }

    /**
     * Sets how many pictures lie beside each other.
     *
     * @param count at least 1
     * @return this
     */
    public ContactSheet columns(int count) {
        columns = atLeastOne(count, "columns");
        return this;
    }

    /**
     * Sets how many lines of pictures there are at most; short videos have fewer.
     *
     * @param count at least 1
     * @return this
     */
    public ContactSheet rows(int count) {
        rows = atLeastOne(count, "rows");
        return this;
    }

    /**
     * Sets the width of each picture; heights follow from the video's shape.
     *
     * @param pixels at least 1
     * @return this
     */
    public ContactSheet cellWidth(int pixels) {
        cellWidth = atLeastOne(pixels, "pixels");
        return this;
    }

    /**
     * Decodes the frames and draws the sheet.
     *
     * @return a new image
     * @throws MediaException if the video cannot be read
     */
    public BufferedImage toImage() {
        int frames = video.frameIndex().frameCount();
        int cells = Math.min(frames, Math.multiplyExact(columns, rows));
        int usedRows = Math.max(1, (cells + columns - 1) / columns);
        int cellHeight = cellHeight();
        int lineHeight = cellHeight + PixelText.height(DOT) + 3 * GAP;
        BufferedImage sheet = new BufferedImage(
                columns * (cellWidth + GAP) + GAP, usedRows * lineHeight + GAP, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setColor(BACKGROUND);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            int[] indices = IntStream.range(0, cells)
                    .map(cell -> cells == 1 ? 0 : (int) ((long) cell * (frames - 1) / (cells - 1)))
                    .toArray();
            int cell = 0;
            for (VideoFrame frame : video.frames(indices)) {
                int x = GAP + cell % columns * (cellWidth + GAP);
                int y = GAP + cell / columns * lineHeight;
                graphics.drawImage(thumbnail(frame, cellHeight), x, y, null);
                String label = String.format(Locale.ROOT, "#%d %.3fs", frame.index(), frame.time());
                PixelText.draw(graphics, label, x, y + cellHeight + GAP, DOT, INK);
                cell++;
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private BufferedImage thumbnail(VideoFrame frame, int cellHeight) {
        FrameOrigin origin = frame.origin();
        return origin.converters()
                .with(converter -> converter.thumbnail(frame.picture(), origin.turn(), cellWidth, cellHeight));
    }

    private int cellHeight() {
        VideoInfo info = video.info();
        boolean turned = video.origin().turn().swapsSides();
        double width = info.width()
                * info.sampleAspectRatio().map(ratio -> ratio.toDouble()).orElse(1.0);
        double height = info.height();
        return Math.max(1, (int) Math.round(cellWidth * (turned ? width / height : height / width)));
    }

    private static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException("At least 1 of " + what + " is needed, got " + count);
        }
        return count;
    }
}
