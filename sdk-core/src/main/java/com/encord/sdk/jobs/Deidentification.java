package com.encord.sdk.jobs;

import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A de-identification of DICOM files about to be started: which files, and what to take out of them. The platform reads
 * the files from the customer's cloud and writes the results there. Unless told otherwise, tags are redacted and pixels
 * are left as they are. Immutable; {@link #start()} does the work.
 *
 * <pre>{@code
 * DeidentificationJob job = encord.organisation()
 *         .deidentify(integration, List.of("s3://bucket/scan.dcm"))
 *         .redactPixels(TextRedaction.ALL_TEXT)
 *         .start();
 * List<String> clean = job.await(Duration.ofHours(1)).urls();
 * }</pre>
 *
 * <p>Safe for use by many threads at once.
 */
public final class Deidentification {
    private final Transport transport;
    private final UUID integration;
    private final List<String> urls;
    private final Settings settings;

    private record Settings(
            boolean isRedactingTags,
            TextRedaction pixels,
            List<SaveCondition> conditions,
            Optional<String> directory) {}

    /**
     * A de-identification of tags only.
     *
     * @param transport makes the calls
     * @param integration the cloud integration that reaches the files
     * @param urls the files' URLs
     * @throws IllegalArgumentException if there is none
     */
    public Deidentification(Transport transport, UUID integration, Collection<String> urls) {
        this(
                transport,
                Objects.requireNonNull(integration, "integration"),
                List.copyOf(urls),
                new Settings(true, TextRedaction.NO_TEXT, List.of(), Optional.empty()));
    }

    private Deidentification(Transport transport, UUID integration, List<String> urls, Settings settings) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("A de-identification needs at least one DICOM file's URL.");
        }
        this.transport = transport;
        this.integration = integration;
        this.urls = urls;
        this.settings = settings;
    }

    /**
     * Chooses whether tags that identify patients are taken out. They are unless told otherwise.
     *
     * @param isRedacting whether to take them out
     * @return a new request
     */
    public Deidentification redactTags(boolean isRedacting) {
        return with(new Settings(isRedacting, settings.pixels, settings.conditions, settings.directory));
    }

    /**
     * Chooses which text that is burnt into the pixels is painted over; {@link TextRedaction#NO_TEXT} unless chosen.
     *
     * @param text which text
     * @return a new request
     */
    public Deidentification redactPixels(TextRedaction text) {
        Objects.requireNonNull(text, "text");
        return with(new Settings(settings.isRedactingTags, text, settings.conditions, settings.directory));
    }

    /**
     * Adds a condition on which a file's result is saved. How several go together is the platform's decision.
     *
     * @param condition the condition
     * @return a new request
     */
    public Deidentification saveIf(SaveCondition condition) {
        List<SaveCondition> more = new ArrayList<>(settings.conditions);
        more.add(Objects.requireNonNull(condition, "condition"));
        return with(new Settings(settings.isRedactingTags, settings.pixels, List.copyOf(more), settings.directory));
    }

    /**
     * Chooses where the results are written; in the directories of the originals unless chosen.
     *
     * @param directory a directory of the same cloud storage
     * @return a new request
     */
    public Deidentification uploadTo(String directory) {
        return with(
                new Settings(settings.isRedactingTags, settings.pixels, settings.conditions, Optional.of(directory)));
    }

    private Deidentification with(Settings changed) {
        return new Deidentification(transport, integration, urls, changed);
    }

    /**
     * Starts the job. Never sent twice: when the answer is lost, the job may run although this call fails.
     *
     * @return the running job
     */
    public DeidentificationJob start() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("integrationUuid", integration);
        body.put("dicomUrls", urls);
        body.put("redactDicomTags", settings.isRedactingTags);
        body.put("redactPixelsMode", settings.pixels.wireName());
        if (!settings.conditions.isEmpty()) {
            body.put(
                    "saveConditions",
                    settings.conditions.stream().map(SaveCondition::wire).toList());
        }
        settings.directory.ifPresent(directory -> body.put("uploadDir", directory));
        return new DeidentificationJob(
                transport,
                transport
                        .rest(RestRequest.post("dicom-deidentification").body(body))
                        .uuid());
    }

    /** Without the URLs, since their paths may name patients. */
    @Override
    public String toString() {
        return "Deidentification[" + urls.size() + " files by integration " + integration + "]";
    }
}
