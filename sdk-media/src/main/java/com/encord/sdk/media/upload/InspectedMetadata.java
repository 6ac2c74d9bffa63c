package com.encord.sdk.media.upload;

import com.encord.sdk.media.check.MediaReport;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** What the platform would find out, and beside it the report it is from: the repair need not check the file again. */
final class InspectedMetadata extends AbstractMap<String, Object> {
    private final Map<String, Object> fields;
    private final MediaReport report;

    InspectedMetadata(Map<String, Object> fields, MediaReport report) {
        this.fields = fields;
        this.report = report;
    }

    MediaReport report() {
        return report;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return fields.entrySet();
    }
}
