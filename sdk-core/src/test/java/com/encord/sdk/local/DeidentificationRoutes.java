package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** REST: DICOM de-identification. */
final class DeidentificationRoutes {
    private static final String NO_TEXT = "redactNoText";
    private static final String ALL_TEXT = "redactAllText";

    /** Such as {@code x00080060}, {@code 00080060} or {@code (0008,0060)}. */
    private static final Pattern TAG = Pattern.compile("[(x]?([0-9A-Fa-f]{4}),?([0-9A-Fa-f]{4})\\)?");

    private final Deidentifications jobs;

    DeidentificationRoutes(Deidentifications jobs) {
        this.jobs = jobs;
    }

    void addTo(Router router) {
        router.add("POST", "dicom-deidentification", this::start);
        router.add("GET", "dicom-deidentification/{job}", this::poll);
    }

    private Reply start(Call call) {
        Fields body = call.fields();
        Deidentification job = new Deidentification();
        job.integration = body.uuid("integrationUuid");
        job.urls = List.copyOf(body.texts("dicomUrls"));
        job.redactsTags = body.flag("redactDicomTags", true);
        String pixels = body.word("redactPixelsMode", Set.of(ALL_TEXT, NO_TEXT, "redactSensitiveText"));
        if (pixels.equals(ALL_TEXT)) {
            throw ApiError.notOffered("The local platform cannot find text in pixels, so it cannot redact all of it."
                    + " It takes REDACT_NO_TEXT for any file, and REDACT_SENSITIVE_TEXT for files whose Burned In"
                    + " Annotation (0028,0301) is NO");
        }
        job.redactsPixels = !pixels.equals(NO_TEXT);
        List<Deidentification.Condition> conditions = new ArrayList<>();
        for (Fields condition : body.list("saveConditions")) {
            conditions.add(condition(condition));
        }
        job.conditions = List.copyOf(conditions);
        job.uploadDir = body.optionalText("uploadDir");
        body.end();
        return Reply.uuid(jobs.start(job));
    }

    private static Deidentification.Condition condition(Fields fields) {
        boolean isIn = fields.word("conditionType", Set.of("notSubstr", "in")).equals("in");
        JsonNode value = fields.node("value");
        List<String> values = new ArrayList<>();
        if (value != null && value.isTextual()) {
            values.add(value.asText());
        } else {
            values.addAll(fields.texts("value"));
        }
        String tag = fields.text("dicomTag");
        fields.end();
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw ApiError.badRequest("dicomTag must be a group and an element in hexadecimal digits, such as"
                    + " x00080060, got \"" + tag + "\"");
        }
        return new Deidentification.Condition(
                Integer.parseUnsignedInt(matcher.group(1) + matcher.group(2), 16), isIn, List.copyOf(values));
    }

    private Reply poll(Call call) {
        int timeout = call.params().count("timeoutSeconds", 60);
        call.nothing();
        Deidentification job = jobs.poll(call.uuid("job"), timeout);
        ObjectNode answer = Json.object().put("status", job.status);
        if (job.error != null) {
            answer.put("error", job.error); // more than the platform says; clients do not mind
        }
        if (job.status.equals("DONE")) {
            ArrayNode urls = answer.putArray("urls");
            job.results.forEach(urls::add);
        }
        return Reply.ok(answer);
    }
}
