package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import java.util.ArrayList;
import java.util.List;

/** A report in the making. Confined to the thread that checks the file. */
final class Draft {
    private final String file;
    private final long fileSize;
    private final boolean deep;
    private final MediaFacts.Builder facts = MediaFacts.builder();
    private final List<Finding> findings = new ArrayList<>();
    private MediaKind kind;
    private String mimeType;

    Draft(String file, long fileSize, boolean deep, MediaKind kind, String mimeType) {
        this.file = file;
        this.fileSize = fileSize;
        this.deep = deep;
        this.kind = kind;
        this.mimeType = mimeType;
    }

    String file() {
        return file;
    }

    long fileSize() {
        return fileSize;
    }

    /** Whether every frame or pixel is to be decoded. */
    boolean deep() {
        return deep;
    }

    MediaKind kind() {
        return kind;
    }

    String mimeType() {
        return mimeType;
    }

    /** Corrects the recognition when a closer look says otherwise: a container without a video stream is audio. */
    void kind(MediaKind kind, String mimeType) {
        this.kind = kind;
        this.mimeType = mimeType;
    }

    MediaFacts.Builder facts() {
        return facts;
    }

    /** Adds a finding; evidence is key, value, key, value. */
    void add(FindingCode code, Severity severity, Fix fix, String message, Object... evidence) {
        findings.add(Finding.of(code, severity, fix, message, evidence));
    }

    boolean has(FindingCode code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    MediaReport report() {
        return new MediaReport(file, kind, mimeType, fileSize, facts.build(), findings);
    }
}
