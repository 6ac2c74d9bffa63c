package com.encord.sdk.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Collects files of the customer's own cloud kind by kind. Start with {@link PrivateFiles#by(UUID)}, end with
 * {@link #files()}.
 *
 * <pre>{@code
 * folder.register(PrivateFiles.by(integration)
 *         .video(PrivateFile.at("s3://bucket/a.mp4").metadata(Map.of("site", "north")))
 *         .imageGroup("crossing", List.of(PrivateFile.at("s3://bucket/1.jpg"), PrivateFile.at("s3://bucket/2.jpg")))
 *         .skipKnownUrls()
 *         .files());
 * }</pre>
 *
 * <p>Mutable, and not for use by several threads at once.
 */
public final class PrivateFileList {
    private final UUID integration;
    private final Map<String, List<Map<String, Object>>> lists = new LinkedHashMap<>();
    private boolean isSkippingKnown;
    private boolean isUpdatingMetadata;

    PrivateFileList(UUID integration) {
        this.integration = integration;
    }

    /**
     * Adds a video.
     *
     * @param file where it lies
     * @return this list
     */
    public PrivateFileList video(PrivateFile file) {
        return single("videos", "VIDEO", file, "videoMetadata");
    }

    /**
     * Adds an image.
     *
     * @param file where it lies
     * @return this list
     */
    public PrivateFileList image(PrivateFile file) {
        return single("images", "IMAGE", file, "imageMetadata");
    }

    /**
     * Adds a sound file.
     *
     * @param file where it lies
     * @return this list
     */
    public PrivateFileList audio(PrivateFile file) {
        return single("audio", "AUDIO", file, "audioMetadata");
    }

    /**
     * Adds a NIfTI volume, which takes no media facts.
     *
     * @param file where it lies
     * @return this list
     */
    public PrivateFileList nifti(PrivateFile file) {
        return single("nifti", "NIFTI", file, "");
    }

    /**
     * Adds a text.
     *
     * @param file where it lies
     * @return this list
     */
    public PrivateFileList text(PrivateFile file) {
        return single("text", "PLAIN_TEXT", file, "textMetadata");
    }

    /**
     * Adds a PDF document.
     *
     * @param file where it lies
     * @return this list
     */
    public PrivateFileList pdf(PrivateFile file) {
        return single("pdf", "PDF", file, "pdfMetadata");
    }

    /**
     * Adds images that are shown as one item and stay as they are.
     *
     * @param title the group's title
     * @param images the images in order
     * @return this list
     */
    public PrivateFileList imageGroup(String title, List<PrivateFile> images) {
        return imageGroup(title, images, Map.of());
    }

    /**
     * Adds images that are shown as one item and stay as they are.
     *
     * @param title the group's title
     * @param images the images in order
     * @param metadata the customer's own data about the group
     * @return this list
     */
    public PrivateFileList imageGroup(String title, List<PrivateFile> images, Map<String, ?> metadata) {
        return images(title, images, metadata, false);
    }

    /**
     * Adds images of one size that the platform makes a video of, in the customer's cloud.
     *
     * @param title the sequence's title
     * @param images the images in order
     * @param metadata the customer's own data about the sequence
     * @return this list
     */
    public PrivateFileList imageSequence(String title, List<PrivateFile> images, Map<String, ?> metadata) {
        return images(title, images, metadata, true);
    }

    private PrivateFileList images(String title, List<PrivateFile> images, Map<String, ?> metadata, boolean asVideo) {
        Map<String, Object> group = group("IMG_GROUP", title, metadata);
        group.put("images", parts(images, "imageMetadata"));
        group.put("createVideo", asVideo);
        return add("imageGroups", group);
    }

    /**
     * Adds an image group of images that are items already.
     *
     * @param title the group's title
     * @param images the ids of image items, in order
     * @param metadata the customer's own data about the group
     * @return this list
     */
    public PrivateFileList imageGroupOfItems(String title, Collection<UUID> images, Map<String, ?> metadata) {
        return items(title, images, metadata, false);
    }

    /**
     * Adds an image sequence, which is a video, of images of one size that are items already.
     *
     * @param title the sequence's title
     * @param images the ids of image items, in order
     * @param metadata the customer's own data about the sequence
     * @return this list
     */
    public PrivateFileList imageSequenceOfItems(String title, Collection<UUID> images, Map<String, ?> metadata) {
        return items(title, images, metadata, true);
    }

    private PrivateFileList items(String title, Collection<UUID> images, Map<String, ?> metadata, boolean asVideo) {
        Map<String, Object> group = group("IMG_GROUP_FROM_ITEMS", title, metadata);
        group.put("imageItems", List.copyOf(images));
        group.put("createVideo", asVideo);
        return add("imageGroupsFromItems", group);
    }

    /**
     * Adds the files of one DICOM series.
     *
     * @param title the series' title
     * @param files the files in order
     * @param metadata the customer's own data about the series
     * @return this list
     */
    public PrivateFileList dicomSeries(String title, List<PrivateFile> files, Map<String, ?> metadata) {
        Map<String, Object> series = group("DICOM", title, metadata);
        series.put("dicomFiles", parts(files, "dicomMetadata"));
        return add("dicomSeries", series);
    }

    /**
     * Leaves out files whose URL an item of the same folder has already; otherwise they become items twice.
     *
     * @return this list
     */
    public PrivateFileList skipKnownUrls() {
        isSkippingKnown = true;
        return this;
    }

    /**
     * Leaves out files whose URL an item of the same folder has already, and gives those items the new metadata.
     *
     * @return this list
     */
    public PrivateFileList updateKnownUrls() {
        isUpdatingMetadata = true;
        return skipKnownUrls();
    }

    /**
     * What was collected so far, to be registered.
     *
     * @return the files; later additions to this list do not change them
     */
    public PrivateFiles files() {
        Map<String, Object> items = new LinkedHashMap<>();
        lists.forEach((name, list) -> items.put(name, List.copyOf(list)));
        items.put("skipDuplicateUrls", isSkippingKnown);
        items.put("upsertMetadata", isUpdatingMetadata);
        return PrivateFiles.ofItems(integration, items);
    }

    private PrivateFileList single(String list, String type, PrivateFile file, String mediaName) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("externalFileType", type);
        fields.putAll(file.fields("objectUrl", mediaName));
        if (fields.containsKey("")) {
            throw new IllegalArgumentException("The platform takes no media facts of files of type " + type + ".");
        }
        return add(list, fields);
    }

    private static List<Map<String, Object>> parts(List<PrivateFile> files, String mediaName) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A group or series needs at least one file.");
        }
        return files.stream().map(file -> file.fields("url", mediaName)).toList();
    }

    private static Map<String, Object> group(String type, String title, Map<String, ?> metadata) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("externalFileType", type);
        group.put("title", title);
        group.put("clientMetadata", new LinkedHashMap<>(metadata));
        return group;
    }

    private PrivateFileList add(String list, Map<String, Object> fields) {
        lists.computeIfAbsent(list, name -> new ArrayList<>()).add(fields);
        return this;
    }
}
