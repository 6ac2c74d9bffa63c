package com.encord.sdk.examples;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A small folder of media made on the spot, one of each kind the platform takes, so that the main job runs on a machine
 * that has none.
 */
final class SampleMedia {
    private static final int FRAMES = 24;

    private SampleMedia() {}

    /** Fills the folder and returns it. */
    static Path fill(Path folder) {
        try {
            List<Path> frames = new ArrayList<>();
            Path sequence = Files.createDirectories(folder.resolve("sequence"));
            for (int i = 0; i < FRAMES; i++) {
                frames.add(picture(sequence.resolve("frame_%02d.png".formatted(i)), 320, 180, i));
            }
            Path cameras = Files.createDirectories(folder.resolve("crossing"));
            picture(cameras.resolve("left.jpg"), 400, 300, 3);
            picture(cameras.resolve("right.png"), 300, 400, 9);
            SampleVideo.camera(frames, folder.resolve("camera.avi"));
            SampleVideo.street(folder.resolve("camera.avi"), folder.resolve("street.mp4"));
            tone(folder.resolve("tone.wav"));
            Files.writeString(folder.resolve("notes.txt"), "Crossing 12, two cameras, clear sky.\n");
            Files.writeString(folder.resolve("site.json"), "{\"site\": \"north\", \"cameras\": 2}\n");
            document(folder.resolve("permit.pdf"));
            SampleDicom.series(Files.createDirectories(folder.resolve("scan")), 5);
            volume(folder.resolve("brain.nii"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write sample media into " + folder, e);
        }
    }

    private static Path picture(Path file, int width, int height, int step) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(40, 44, 52));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.getHSBColor(step / (float) FRAMES, 0.7f, 0.95f));
        pen.fillOval((width - 60) * step / FRAMES, height / 2 - 30, 60, 60);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.MONOSPACED, Font.BOLD, 24));
        for (int bit = 0; bit < 8; bit++) {
            pen.drawRect(10 + bit * 22, 10, 18, 18);
            if ((step >> bit & 1) == 1) {
                pen.fillRect(10 + bit * 22, 10, 18, 18);
            }
        }
        pen.dispose();
        String format = file.toString().endsWith(".jpg") ? "jpg" : "png";
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("This Java runtime writes no " + format + " images");
        }
        return file;
    }

    private static void tone(Path file) throws IOException {
        int rate = 16_000;
        ByteBuffer samples = ByteBuffer.allocate(rate * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rate; i++) {
            samples.putShort((short) (8000 * Math.sin(2 * Math.PI * 440 * i / rate)));
        }
        AudioFormat format = new AudioFormat(rate, 16, 1, true, false);
        try (AudioInputStream sound =
                new AudioInputStream(new java.io.ByteArrayInputStream(samples.array()), format, rate)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /** The smallest one-page document: catalog, page tree, page, and a cross-reference table with their offsets. */
    private static void document(Path file) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        pdf.writeBytes("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
        };
        for (int i = 0; i < objects.length; i++) {
            offsets.add(pdf.size());
            pdf.writeBytes((i + 1 + " 0 obj\n" + objects[i] + "\nendobj\n").getBytes(StandardCharsets.US_ASCII));
        }
        int table = pdf.size();
        StringBuilder tail = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        offsets.forEach(offset -> tail.append("%010d 00000 n \n".formatted(offset)));
        tail.append("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        pdf.writeBytes(tail.toString().getBytes(StandardCharsets.US_ASCII));
        Files.write(file, pdf.toByteArray());
    }

    /** A NIfTI-1 single file: 348 header bytes, 4 of extension flags, then 16 x 16 x 8 unsigned bytes. */
    private static void volume(Path file) throws IOException {
        short[] dims = {3, 16, 16, 8, 1, 1, 1, 1};
        ByteBuffer nifti = ByteBuffer.allocate(352 + 16 * 16 * 8).order(ByteOrder.LITTLE_ENDIAN);
        nifti.putInt(0, 348);
        for (int i = 0; i < dims.length; i++) {
            nifti.putShort(40 + 2 * i, dims[i]);
            nifti.putFloat(76 + 4 * i, 1);
        }
        nifti.putShort(70, (short) 2).putShort(72, (short) 8); // datatype: unsigned byte
        nifti.putFloat(108, 352).putFloat(112, 1); // voxel offset, slope
        nifti.putShort(254, (short) 1); // sform: scanner coordinates
        for (int row = 0; row < 3; row++) {
            nifti.putFloat(280 + 16 * row + 4 * row, 1);
        }
        nifti.position(344).put("n+1\0".getBytes(StandardCharsets.US_ASCII));
        nifti.position(352);
        for (int i = 0; i < 16 * 16 * 8; i++) {
            nifti.put((byte) (i % 251));
        }
        Files.write(file, nifti.array());
    }
}
