package com.encord.sdk.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageGroupingTest {
    @TempDir
    private Path folder;

    @Test
    void groupKeepsEverySizeInNaturalOrder() throws IOException {
        picture("img10.png", 8, 8);
        picture("img9.png", 4, 2);
        picture("IMG1.png", 4, 2);
        ImagePlans plans = ImageGrouping.of(folder).asGroups();
        assertEquals(
                List.of("IMG1.png", "img9.png", "img10.png"),
                names(plans.plans().get(0)));
        assertEquals(ImagePlan.Type.IMAGE_GROUP, plans.plans().get(0).type());
        assertEquals(OptionalInt.empty(), plans.plans().get(0).width());
        assertEquals(folder.getFileName().toString(), plans.plans().get(0).title());
        assertEquals(List.of(), plans.excluded());
    }

    @Test
    void plainNameOrderGoesByCharacters() throws IOException {
        picture("img10.png", 8, 8);
        picture("img9.png", 8, 8);
        assertEquals(
                List.of("img10.png", "img9.png"),
                names(ImageGrouping.of(folder)
                        .sortedBy(ImageOrder.NAME)
                        .asGroups()
                        .plans()
                        .get(0)));
    }

    @Test
    void oneSequencePerDisplayedSize() throws IOException {
        picture("a.png", 8, 6);
        picture("b.png", 6, 8);
        picture("c.png", 8, 6);
        ImagePlans plans = ImageGrouping.of(folder).titled("road").asSequences();
        assertEquals(2, plans.plans().size());
        assertEquals(List.of("a.png", "c.png"), names(plans.plans().get(0)));
        assertEquals("road 8x6", plans.plans().get(0).title());
        assertEquals(OptionalInt.of(6), plans.plans().get(1).width());
        assertEquals(OptionalInt.of(8), plans.plans().get(1).height());
    }

    @Test
    void turnedPictureJoinsTheSequenceOfItsDisplayedSize() {
        List<Path> files = List.of(
                Corpus.file("image/gen__orient1_a.jpg"),
                Corpus.file("image/gen__orient3_a.jpg"),
                Corpus.file("image/gen__orient6_a.jpg"),
                Corpus.file("image/gen__orient8_a.avif"));
        ImagePlans plans = ImageGrouping.of("turned", files).asSequences();
        assertEquals(2, plans.plans().size());
        assertEquals(OptionalInt.of(120), plans.plans().get(0).width());
        assertEquals(OptionalInt.of(80), plans.plans().get(1).width());
        assertEquals(2, plans.plans().get(1).images().size());
    }

    @Test
    void everythingUnusableIsExcludedWithAReason() throws IOException {
        picture("good.png", 8, 6);
        Files.createDirectory(folder.resolve("inner"));
        Files.createFile(folder.resolve("empty.png"));
        Files.writeString(folder.resolve("note.txt"), "hello");
        ImageIO.write(
                new BufferedImage(8, 6, BufferedImage.TYPE_BYTE_GRAY),
                "gif",
                folder.resolve("x.gif").toFile());
        byte[] whole = Files.readAllBytes(folder.resolve("good.png"));
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length - 20));
        ImagePlans plans = ImageGrouping.of(folder).asGroups();
        assertEquals(List.of("good.png"), names(plans.plans().get(0)));
        List<String> reasons = plans.excluded().stream()
                .map(image -> image.file().getFileName() + " " + image.reason())
                .toList();
        assertEquals(5, reasons.size());
        assertTrue(reasons.get(0).startsWith("cut.png is cut off"), reasons.get(0));
        assertTrue(reasons.get(1).startsWith("empty.png is empty"), reasons.get(1));
        assertTrue(reasons.get(2).startsWith("inner is a folder"), reasons.get(2));
        assertTrue(reasons.get(3).startsWith("note.txt is no picture"), reasons.get(3));
        assertTrue(reasons.get(4).startsWith("x.gif is GIF"), reasons.get(4));
    }

    @Test
    void sequenceLeavesOutWhatOneFrameCannotShow() {
        List<Path> files = List.of(
                Corpus.file("image/gen__multipage_a.tif"),
                Corpus.file("image/gen__animated_a.webp"),
                Corpus.file("image/gen__tiff_lzw_a.tif"));
        ImagePlans plans = ImageGrouping.of("frames", files).asSequences();
        assertEquals(List.of("gen__tiff_lzw_a.tif"), names(plans.plans().get(0)));
        assertEquals(2, plans.excluded().size());
        assertTrue(plans.excluded().get(0).reason().contains("3 pages"));
        assertEquals(
                3,
                ImageGrouping.of("frames", files)
                        .asGroups()
                        .plans()
                        .get(0)
                        .images()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({"32,3,floating-point numbers", "32,1,numbers of 32 bits"})
    void sequenceLeavesOutTiffsThatCannotBeConverted(int bits, int sampleFormat, String reason) throws IOException {
        Path measured = Files.write(folder.resolve("measured.tif"), tiff(bits, sampleFormat));
        Path shown = Files.write(folder.resolve("shown.tif"), tiff(16, 1));
        ImagePlans plans = ImageGrouping.of(folder).asSequences();
        assertEquals(List.of("shown.tif"), names(plans.plans().get(0)));
        assertEquals(measured, plans.excluded().get(0).file());
        assertTrue(plans.excluded().get(0).reason().contains(reason), plans.excluded()::toString);
        assertEquals(
                List.of(measured, shown),
                ImageGrouping.of(folder).asGroups().plans().get(0).get());
    }

    /** One grey pixel, little endian. */
    private static byte[] tiff(int bits, int sampleFormat) {
        int[][] tags = {
            {256, 1},
            {257, 1},
            {258, bits},
            {259, 1},
            {262, 1},
            {273, 8},
            {277, 1},
            {278, 1},
            {279, bits / 8},
            {339, sampleFormat}
        };
        ByteBuffer bytes = ByteBuffer.allocate(16 + 2 + 12 * tags.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) 0x4949).putShort((short) 42).putInt(16).position(16);
        bytes.putShort((short) tags.length);
        for (int[] tag : tags) {
            bytes.putShort((short) tag[0]).putShort((short) 3).putInt(1).putInt(tag[1]);
        }
        return bytes.array();
    }

    @Test
    void limitsSplitThePlan() throws IOException {
        for (int i = 0; i < 5; i++) {
            picture("p" + i + ".png", 8, 6);
        }
        ImagePlans byCount =
                ImageGrouping.of(folder).titled("t").atMostImages(2).asGroups();
        assertEquals(
                List.of("t (1 of 3)", "t (2 of 3)", "t (3 of 3)"),
                byCount.plans().stream().map(ImagePlan::title).toList());
        assertEquals(List.of("p4.png"), names(byCount.plans().get(2)));
        long one = Files.size(folder.resolve("p0.png"));
        ImagePlans byBytes = ImageGrouping.of(folder).atMostBytes(2 * one).asSequences();
        assertEquals(3, byBytes.plans().size());
        assertTrue(byBytes.plans().stream().allMatch(plan -> plan.bytes() <= 2 * one));
        ImagePlans none = ImageGrouping.of(folder).atMostBytes(one - 1).asGroups();
        assertEquals(List.of(), none.plans());
        assertEquals(5, none.excluded().size());
    }

    @Test
    void duplicatesAreListedOnce() throws IOException {
        Path file = picture("a.png", 8, 6);
        ImagePlans plans = ImageGrouping.of(
                        "t", List.of(file, folder.resolve(".").resolve("a.png")))
                .asGroups();
        assertEquals(1, plans.plans().get(0).images().size());
        assertEquals("is listed twice", plans.excluded().get(0).reason());
    }

    @Test
    void everyFileIsPlannedOrExcludedExactlyOnce() throws IOException {
        List<Path> files;
        try (var stream = Files.list(Corpus.file("image"))) {
            files = new ArrayList<>(stream.toList());
        }
        Collections.shuffle(files, new Random(3));
        for (ImagePlans plans : List.of(
                ImageGrouping.of("all", files).asGroups(),
                ImageGrouping.of("all", files)
                        .sortedBy(ImageOrder.TIME)
                        .atMostImages(7)
                        .asSequences())) {
            List<Path> seen = new ArrayList<>();
            plans.plans().forEach(plan -> seen.addAll(plan.get()));
            plans.excluded().forEach(image -> seen.add(image.file()));
            Collections.sort(seen);
            assertEquals(files.stream().sorted().toList(), seen);
        }
    }

    @Test
    void everyLineOfJsonListsAllExcludedFiles() throws IOException {
        picture("a.png", 8, 6);
        picture("b.png", 6, 8);
        Files.writeString(folder.resolve("c.txt"), "hello");
        List<String> lines = ImageGrouping.of(folder).asSequences().toJsonLines();
        assertEquals(2, lines.size());
        for (String line : lines) {
            JsonNode excluded = new ObjectMapper().readTree(line).get("excluded");
            assertEquals(1, excluded.size());
            assertTrue(excluded.get(0).get("file").asText().endsWith("c.txt"), line);
        }
    }

    @Test
    void jsonCarriesTheContractsFields() throws IOException {
        picture("a.png", 8, 6);
        Files.writeString(folder.resolve("b.txt"), "hello");
        List<String> lines = ImageGrouping.of(folder).titled("t").asSequences().toJsonLines();
        JsonNode json = new ObjectMapper().readTree(lines.get(0));
        assertEquals("IMAGE_SEQUENCE", json.get("type").asText());
        assertEquals("t", json.get("title").asText());
        assertEquals(8, json.get("width").asInt());
        assertEquals(6, json.get("height").asInt());
        assertEquals(1, json.get("images").get(0).get("orientation").asInt());
        assertEquals(
                folder.resolve("a.png").toString(),
                json.get("images").get(0).get("file").asText());
        assertEquals(
                folder.resolve("b.txt").toString(),
                json.get("excluded").get(0).get("file").asText());
    }

    @Test
    void sequenceOfTwoSizesIsRefused() throws IOException {
        ImagePlans plans = ImageGrouping.of("t", List.of(picture("a.png", 8, 6), picture("b.png", 6, 8)))
                .asGroups();
        List<PlannedImage> both = plans.plans().get(0).images();
        assertThrows(IllegalArgumentException.class, () -> new ImagePlan(ImagePlan.Type.IMAGE_SEQUENCE, "t", both));
    }

    private Path picture(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        assertTrue(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), "png", file.toFile()));
        return file;
    }

    private static List<String> names(ImagePlan plan) {
        return plan.get().stream().map(file -> file.getFileName().toString()).toList();
    }
}
