package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.SniffedMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report in the making. Confined to the thread that checks the file. */
final class Draft {
    private final String file;
    private final long fileSize;
    private final boolean deep;
    private final MediaFacts.Builder facts = MediaFacts.builder();
    private final List<Finding> findings = new ArrayList<>();
    private MediaKind kind;
    private String mimeType;

    Draft(String file, long fileSize, boolean deep, SniffedMedia sniffed) {
        this.file = file;
        this.fileSize = fileSize;
        this.deep = deep;
        this.kind = sniffed.kind();
        this.mimeType = sniffed.mimeType();
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

    /** Sets or corrects what the file is, when a closer look says otherwise: a container without pictures is audio. */
    void become(SniffedMedia sniffed) {
        kind = sniffed.kind();
        mimeType = sniffed.mimeType();
    }

    /** The file name's extension in lower case, without the dot; empty without one. */
    String extension() {
        int dot = file.lastIndexOf('.');
        int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return dot > slash ? file.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
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
