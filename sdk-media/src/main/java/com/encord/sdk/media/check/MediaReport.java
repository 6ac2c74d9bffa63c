package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of checking one file: what it is, what was measured, what is wrong with it and what to do. Immutable and
 * safe to share.
 *
 * @param file the path or address that was checked, as it was given
 * @param kind what the file is, by content
 * @param mimeType the media type of the content
 * @param fileSize bytes
 * @param facts what was measured
 * @param findings what is worth saying, worst first
 */
public record MediaReport(
        String file, MediaKind kind, String mimeType, long fileSize, MediaFacts facts, List<Finding> findings) {
    /**
     * Copies the findings and puts the worst first.
     *
     * @param file the path or address that was checked, as it was given
     * @param kind what the file is, by content
     * @param mimeType the media type of the content
     * @param fileSize bytes
     * @param facts what was measured
     * @param findings what is worth saying, in any order
     */
    public MediaReport {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::code));
        findings = List.copyOf(sorted);
    }

    /**
     * What to do with the file.
     *
     * @return {@link Verdict#REJECT} if an error has no repair, {@link Verdict#FIX} if a warning or an error has one,
     *     {@link Verdict#WARN} if there are only warnings without one, else {@link Verdict#OK}
     */
    public Verdict verdict() {
        Fix fix = fix();
        if (fix == Fix.REJECT) {
            return Verdict.REJECT;
        }
        if (fix != Fix.NONE) {
            return Verdict.FIX;
        }
        return findings.stream().anyMatch(finding -> finding.severity() != Severity.INFO) ? Verdict.WARN : Verdict.OK;
    }

    /**
     * The cheapest operation that clears every error and every warning that can be cleared.
     *
     * @return the most expensive of the fixes of all findings above {@link Severity#INFO}
     */
    public Fix fix() {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::fix)
                .max(Comparator.naturalOrder())
                .orElse(Fix.NONE);
    }

    /**
     * Looks for a finding.
     *
     * @param code what to look for
     * @return the finding, or empty if the file does not have it
     */
    public Optional<Finding> finding(FindingCode code) {
        return findings.stream().filter(finding -> finding.code() == code).findFirst();
    }

    /**
     * The report as one line of JSON with the names of the command line's {@code check --json}; absent facts are left
     * out.
     *
     * @return a JSON object without line breaks
     */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("kind", kind.name());
        json.put("mimeType", mimeType);
        json.put("fileSize", fileSize);
        facts.putInto(json);
        json.put("verdict", verdict().name());
        json.put("fix", fix().name());
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("code", finding.code().name());
            entry.put("severity", finding.severity().name());
            entry.put("message", finding.message());
            entry.put("evidence", finding.evidence());
            list.add(entry);
        }
        json.put("findings", list);
        StringBuilder line = new StringBuilder();
        new JsonWriter(line).value(json);
        return line.toString();
    }

    /** The verdict, the file and the codes, short enough to look at; {@link #toJson()} has everything. */
    @Override
    public String toString() {
        List<String> codes = findings.stream()
                .map(finding -> finding.severity() + " " + finding.code())
                .toList();
        return "MediaReport[" + verdict() + (fix() == Fix.NONE || fix() == Fix.REJECT ? "" : " by " + fix()) + ", "
                + file + ", " + kind + " " + facts + (codes.isEmpty() ? "" : ", " + String.join(", ", codes)) + "]";
    }
}
