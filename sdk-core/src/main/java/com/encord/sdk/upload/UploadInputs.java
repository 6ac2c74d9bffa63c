package com.encord.sdk.upload;

import com.encord.sdk.transfer.TransferRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The half of the fluent request that says what to upload. Not safe for use by several threads. */
abstract class UploadInputs extends TransferRequest<Upload> {
    private final List<Request> requests = new ArrayList<>();

    UploadInputs() {}

    /** What was said so far. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    /**
     * A file of any kind, or a directory of such.
     *
     * @param path a file or a directory
     * @return this
     */
    public Upload file(Path path) {
        return add(UploadKind.UNKNOWN, path);
    }

    /**
     * Files of any kind: each one's kind is what the {@linkplain Upload#inspectWith inspector} says, or without one
     * what its extension says. A DICOM file becomes a series of one.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload files(Path... paths) {
        return add(UploadKind.UNKNOWN, paths);
    }

    /**
     * Single images. As with the other methods of one kind, files of other kinds in a directory are skipped, and a file
     * named here is taken for what the method says unless an inspector knows better.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload images(Path... paths) {
        return add(UploadKind.IMAGE, paths);
    }

    /**
     * Videos.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload videos(Path... paths) {
        return add(UploadKind.VIDEO, paths);
    }

    /**
     * Sound recordings.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload audio(Path... paths) {
        return add(UploadKind.AUDIO, paths);
    }

    /**
     * PDF documents.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload pdfs(Path... paths) {
        return add(UploadKind.PDF, paths);
    }

    /**
     * Texts: plain, HTML, JSON, XML, CSV, Markdown.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload texts(Path... paths) {
        return add(UploadKind.TEXT, paths);
    }

    /**
     * NIfTI volumes.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload niftis(Path... paths) {
        return add(UploadKind.NIFTI, paths);
    }

    /**
     * DICOM files, each of which becomes a series of its own. For files that belong together use {@link #dicomSeries}.
     *
     * @param paths files and directories
     * @return this
     */
    public Upload dicomFiles(Path... paths) {
        return add(UploadKind.DICOM_SERIES, paths);
    }

    /**
     * An image group: images shown together, in this order, each kept as it is. If one cannot be sent, the group fails.
     *
     * @param title its title
     * @param images the files
     * @return this
     */
    public Upload imageGroup(String title, List<Path> images) {
        return add(UploadKind.IMAGE_GROUP, title, fixed(images));
    }

    /**
     * An image group whose files a planner knows.
     *
     * @param title its title
     * @param images asked once, when the upload starts
     * @return this
     */
    public Upload imageGroup(String title, Supplier<? extends List<Path>> images) {
        return add(UploadKind.IMAGE_GROUP, title, images);
    }

    /**
     * An image sequence: the platform makes a video of the images, in this order. Images of several resolutions make
     * several sequences, one item each.
     *
     * @param title its title
     * @param images the files
     * @return this
     */
    public Upload imageSequence(String title, List<Path> images) {
        return add(UploadKind.IMAGE_SEQUENCE, title, fixed(images));
    }

    /**
     * An image sequence whose files a planner knows.
     *
     * @param title its title
     * @param images asked once, when the upload starts
     * @return this
     */
    public Upload imageSequence(String title, Supplier<? extends List<Path>> images) {
        return add(UploadKind.IMAGE_SEQUENCE, title, images);
    }

    /**
     * A DICOM series. If one file cannot be sent, the series fails.
     *
     * @param title its title
     * @param files its files in order
     * @return this
     */
    public Upload dicomSeries(String title, List<Path> files) {
        return add(UploadKind.DICOM_SERIES, title, fixed(files));
    }

    /**
     * A DICOM series whose files a planner knows.
     *
     * @param title its title
     * @param files asked once, when the upload starts
     * @return this
     */
    public Upload dicomSeries(String title, Supplier<? extends List<Path>> files) {
        return add(UploadKind.DICOM_SERIES, title, files);
    }

    private static Supplier<List<Path>> fixed(List<Path> files) {
        List<Path> copy = List.copyOf(files);
        return () -> copy;
    }

    private Upload add(UploadKind kind, Path... paths) {
        List<Path> copy = List.of(paths);
        requests.add(new Request(kind, null, () -> copy));
        return self();
    }

    private Upload add(UploadKind kind, String title, Supplier<? extends List<Path>> files) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("The title of " + kind + " must not be blank");
        }
        requests.add(new Request(kind, title, files));
        return self();
    }
}
