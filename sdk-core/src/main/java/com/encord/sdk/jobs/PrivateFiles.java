package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that lie in the customer's own cloud, to be registered where they lie. They are listed {@linkplain #by(UUID)
 * call by call}, or named in the platform's JSON specification, which is passed on unchanged:
 *
 * <pre>{@code
 * {
 *   "videos": [{"objectUrl": "s3://bucket/a.mp4", "title": "a", "clientMetadata": {"site": "north"}}],
 *   "image_groups": [{"title": "crossing", "createVideo": false,
 *                     "objectUrl_0": "s3://bucket/1.jpg", "objectUrl_1": "s3://bucket/2.jpg"}],
 *   "skip_duplicate_urls": true
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class PrivateFiles {
    private final UUID integration;
    private final boolean isSpecification;
    private final Map<String, Object> contents;
    private final Optional<String> fileName;
    private final boolean isIgnoringErrors;

    private PrivateFiles(
            UUID integration,
            boolean isSpecification,
            Map<String, Object> contents,
            Optional<String> fileName,
            boolean isIgnoringErrors) {
        this.integration = Objects.requireNonNull(integration, "integration");
        this.isSpecification = isSpecification;
        this.contents = contents;
        this.fileName = fileName;
        this.isIgnoringErrors = isIgnoringErrors;
    }

    /**
     * Starts a list of files, and of groups of images that are items already.
     *
     * @param integration the cloud integration by which the platform reaches the files
     * @return an empty list
     */
    public static PrivateFileList by(UUID integration) {
        return new PrivateFileList(integration);
    }

    static PrivateFiles ofItems(UUID integration, Map<String, Object> items) {
        return new PrivateFiles(integration, false, items, Optional.empty(), false);
    }

    /**
     * Files named in JSON text.
     *
     * @param integration the cloud integration by which the platform reaches the files
     * @param json the specification, a JSON object
     * @return the files
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static PrivateFiles ofJson(UUID integration, String json) {
        return new PrivateFiles(integration, true, WireJson.object(json), Optional.empty(), false);
    }

    /**
     * Files named in a JSON file, whose name the platform shows with the job.
     *
     * @param integration the cloud integration by which the platform reaches the files
     * @param file the specification, a JSON object in UTF-8
     * @return the files
     * @throws IllegalArgumentException if it is no JSON object
     * @throws UncheckedIOException if it cannot be read
     */
    public static PrivateFiles ofJson(UUID integration, Path file) {
        try {
            Map<String, Object> specification = WireJson.object(Files.readString(file));
            return new PrivateFiles(
                    integration,
                    true,
                    specification,
                    Optional.of(file.getFileName().toString()),
                    false);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " names no private files. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the private files named in " + file, e);
        }
    }

    /**
     * Files named in plain Java values.
     *
     * @param integration the cloud integration by which the platform reaches the files
     * @param specification plain maps, lists, strings, numbers, booleans and nulls
     * @return the files
     */
    public static PrivateFiles of(UUID integration, Map<String, ?> specification) {
        return new PrivateFiles(
                integration,
                true,
                Collections.unmodifiableMap(new LinkedHashMap<>(specification)),
                Optional.empty(),
                false);
    }

    /**
     * Goes on when single files fail; the job then always ends as {@link RegistrationState#DONE}, and its
     * {@link RegistrationResult#unitErrors()} tell what failed. Otherwise one failing file fails the job.
     *
     * @return a new value
     */
    public PrivateFiles ignoringErrors() {
        return new PrivateFiles(integration, isSpecification, contents, fileName, true);
    }

    /** What the job of a folder is started with. */
    Map<String, Object> forFolder() {
        return body("externalFiles", "integrationHash");
    }

    /** What the job of a dataset is started with, where the same things have other names. */
    Map<String, Object> forDataset() {
        return body("files", "integrationId");
    }

    private Map<String, Object> body(String filesName, String integrationName) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(isSpecification ? filesName : "dataItems", contents);
        body.put(integrationName, integration);
        body.put("ignoreErrors", isIgnoringErrors);
        fileName.ifPresent(name -> body.put("fileName", name));
        return body;
    }

    @Override
    public String toString() {
        return "PrivateFiles[integration " + integration + ", " + fileName.orElse("unnamed") + ", " + contents.keySet()
                + "]";
    }
}
