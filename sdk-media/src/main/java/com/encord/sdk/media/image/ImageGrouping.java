package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans which pictures become one image group, or which image sequences: one per displayed size. Only headers and file
 * structure are read. Pictures that would not work are left out, each with a reason.
 *
 * <pre>{@code
 * ImagePlans plans = ImageGrouping.of(Path.of("crossing")).sortedBy(ImageOrder.TIME).asSequences();
 * plans.excluded().forEach(System.out::println);
 * }</pre>
 *
 * <p>Not for several threads; the plans are values.
 */
public final class ImageGrouping {
    /** Pixels of the largest picture that is taken: half a gigabyte as RGB, where decoders and browsers give up. */
    public static final long MOST_PIXELS = 178_956_970;

    private final Collection<Path> files;
    private String title;
    private ImageOrder order = ImageOrder.NATURAL;
    private int mostImages = Integer.MAX_VALUE;
    private long mostBytes = Long.MAX_VALUE;

    private ImageGrouping(Collection<Path> files, String title) {
        this.files = files;
        this.title = title;
    }

    /**
     * Plans the files of a folder, not those of folders inside it.
     *
     * @param folder the folder, which also gives the title
     * @return a request with natural order and no limits
     * @throws UnreadableMediaException if the folder cannot be read
     */
    public static ImageGrouping of(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return new ImageGrouping(
                    entries.sorted().toList(), name(folder.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw UnreadableMediaException.of(folder.toString(), e);
        }
    }

    /**
     * Plans certain files.
     *
     * @param title the title of what they become
     * @param files the files
     * @return a request with natural order and no limits
     */
    public static ImageGrouping of(String title, Collection<Path> files) {
        return new ImageGrouping(List.copyOf(files), title);
    }

    /**
     * Chooses the title; parts and sizes are appended where there are several plans.
     *
     * @param newTitle the title
     * @return this request
     */
    public ImageGrouping titled(String newTitle) {
        this.title = newTitle;
        return this;
    }

    /**
     * Chooses the order of the pictures.
     *
     * @param newOrder the order
     * @return this request
     */
    public ImageGrouping sortedBy(ImageOrder newOrder) {
        this.order = newOrder;
        return this;
    }

    /**
     * Limits how many pictures one plan may hold; more become several plans.
     *
     * @param count at least 1
     * @return this request
     * @throws IllegalArgumentException if it is less than 1
     */
    public ImageGrouping atMostImages(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a plan must be allowed at least 1 image, not " + count);
        }
        this.mostImages = count;
        return this;
    }

    /**
     * Limits how large the files of one plan may be together; more become several plans.
     *
     * @param bytes at least 1; a single larger file is left out
     * @return this request
     * @throws IllegalArgumentException if it is less than 1
     */
    public ImageGrouping atMostBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a plan must be allowed at least 1 byte, not " + bytes);
        }
        this.mostBytes = bytes;
        return this;
    }

    /**
     * Plans image groups: any mix of formats, sizes and orientations.
     *
     * @return one plan, several if a limit was set and reached, none if no file is usable
     */
    public ImagePlans asGroups() {
        List<ExcludedImage> excluded = new ArrayList<>();
        List<PlannedImage> images = read(excluded, false);
        return new ImagePlans(split(ImagePlan.Type.IMAGE_GROUP, title, images), excluded);
    }

    /**
     * Plans image sequences: one per displayed width and height. Animations and TIFFs with several pages are left out,
     * since a frame of a video shows one picture only, and so are TIFFs whose numbers cannot be converted.
     *
     * @return one plan per size, more if a limit was set and reached, none if no file is usable
     */
    public ImagePlans asSequences() {
        List<ExcludedImage> excluded = new ArrayList<>();
        Map<String, List<PlannedImage>> bySize = new LinkedHashMap<>();
        for (PlannedImage image : read(excluded, true)) {
            String size = image.info().displayWidth() + "x" + image.info().displayHeight();
            bySize.computeIfAbsent(size, unused -> new ArrayList<>()).add(image);
        }
        List<ImagePlan> plans = new ArrayList<>();
        bySize.forEach((size, images) -> plans.addAll(
                split(ImagePlan.Type.IMAGE_SEQUENCE, bySize.size() == 1 ? title : title + " " + size, images)));
        return new ImagePlans(plans, excluded);
    }

    private List<PlannedImage> read(List<ExcludedImage> excluded, boolean sequence) {
        Set<Path> seen = new HashSet<>();
        List<Listed> listed = new ArrayList<>();
        for (Path file : files) {
            listed.add(new Listed(file, !seen.add(file.toAbsolutePath().normalize())));
        }
        // On all cores, as nearly all the time goes to opening files; a stream keeps the order.
        List<PlannedImage> images = new ArrayList<>();
        for (Looked looked :
                listed.parallelStream().map(file -> look(file, sequence)).toList()) {
            if (looked.image() != null) {
                images.add(looked.image());
            } else {
                excluded.add(new ExcludedImage(looked.file(), looked.reason()));
            }
        }
        images.sort(order.comparator());
        return images;
    }

    private record Listed(Path file, boolean again) {}

    /** A file and either what it is or why it is left out. */
    private record Looked(Path file, @Nullable PlannedImage image, String reason) {}

    private Looked look(Listed listed, boolean sequence) {
        Path file = listed.file();
        if (listed.again()) {
            return new Looked(file, null, "is listed twice");
        }
        try {
            return new Looked(file, read(file, sequence), "");
        } catch (Unsuitable e) {
            return new Looked(file, null, String.valueOf(e.getMessage()));
        } catch (MediaException e) {
            return new Looked(file, null, withoutName(e));
        } catch (IOException e) {
            return new Looked(file, null, withoutName(UnreadableMediaException.of(file.toString(), e)));
        }
    }

    private PlannedImage read(Path file, boolean sequence) throws IOException, Unsuitable {
        if (Files.isDirectory(file)) {
            throw new Unsuitable("is a folder; plan its files separately");
        }
        MediaSource source = MediaSource.of(file);
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            ImageInfo info = ImageInfo.read(source, bytes);
            requireSuitable(info, bytes, sequence);
            if (bytes.size() > mostBytes) {
                throw new Unsuitable("has " + bytes.size() + " bytes, more than the " + mostBytes + " a plan may have");
            }
            return new PlannedImage(file, info, bytes.size());
        } catch (MalformedHeader e) {
            throw new Unsuitable("has a damaged image header: " + e.getMessage());
        }
    }

    private static void requireSuitable(ImageInfo info, HeaderBytes bytes, boolean sequence)
            throws IOException, Unsuitable {
        if (!info.format().supported()) {
            throw new Unsuitable(
                    "is " + info.format() + ", which the platform does not take; convert it to PNG or JPEG");
        }
        if (info.pixels() > MOST_PIXELS) {
            throw new Unsuitable(
                    "has " + info.pixels() + " pixels, more than the " + MOST_PIXELS + " that can be shown");
        }
        if (sequence && info.hasPages()) {
            throw new Unsuitable("holds " + info.frameCount() + (info.animated() ? " frames" : " pages")
                    + ", but a frame of a sequence shows one picture; split it, or use an image group");
        }
        Optional<ImageFlaw> flaw = ImageStructure.flaw(info.format(), bytes).filter(ImageFlaw::fatal);
        if (flaw.isPresent()) {
            String what =
                    switch (flaw.get().kind()) {
                        case TRUNCATED -> "is cut off: ";
                        case DAMAGED -> "is damaged: ";
                        case UNKNOWN_CODING -> "is shown by no browser: ";
                    };
            throw new Unsuitable(what + flaw.get().message());
        }
        if (sequence && info.format() == ImageFormat.TIFF) {
            requireConvertible(bytes);
        }
    }

    /** The TIFFs of a sequence are converted, and one that cannot be would spoil the whole video. */
    private static void requireConvertible(HeaderBytes bytes) throws IOException, Unsuitable {
        String reason = TiffCoding.inconvertible(TiffHeader.firstPage(new TiffStructure(bytes, 0, bytes.size())));
        if (reason != null) {
            throw new Unsuitable("holds " + reason + ", which cannot become a frame of a sequence; "
                    + "choose the range to show and save it with 8 or 16 bits");
        }
    }

    private List<ImagePlan> split(ImagePlan.Type type, String planTitle, List<PlannedImage> images) {
        List<List<PlannedImage>> parts = new ArrayList<>();
        List<PlannedImage> part = new ArrayList<>();
        long bytes = 0;
        for (PlannedImage image : images) {
            if (!part.isEmpty() && (part.size() == mostImages || bytes > mostBytes - image.bytes())) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(image);
            bytes += image.bytes();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        List<ImagePlan> plans = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String suffix = parts.size() == 1 ? "" : " (" + (i + 1) + " of " + parts.size() + ")";
            plans.add(new ImagePlan(type, planTitle + suffix, parts.get(i)));
        }
        return plans;
    }

    private static String withoutName(MediaException failure) {
        String message = String.valueOf(failure.getMessage());
        String prefix = failure.source() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "images" : last.toString();
    }

    /** Why a readable file is left out. */
    private static final class Unsuitable extends Exception {
        private static final long serialVersionUID = 1L;

        Unsuitable(String reason) {
            super(reason, null, false, false);
        }
    }
}
