package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.SniffedMedia;
import com.encord.sdk.media.video.VideoScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A report in the making. Confined to the thread that checks the file. */
final class Draft {
    private final String file;
    private final long fileSize;
    private final boolean deep;
    private final MeasuredFacts facts = new MeasuredFacts();
    private final List<Finding> findings = new ArrayList<>();
    private final Consumer<? super VideoScan> onScan;
    private MediaKind kind;
    private String mimeType;

    Draft(String file, long fileSize, boolean deep, SniffedMedia sniffed) {
        this(file, fileSize, deep, sniffed, scan -> {});
    }

    Draft(String file, long fileSize, boolean deep, SniffedMedia sniffed, Consumer<? super VideoScan> onScan) {
        this.file = file;
        this.fileSize = fileSize;
        this.deep = deep;
        this.onScan = onScan;
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

    /** Hands on what was read of a video, so that nobody has to read it again. */
    void scanned(VideoScan scan) {
        onScan.accept(scan);
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

    MeasuredFacts facts() {
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
