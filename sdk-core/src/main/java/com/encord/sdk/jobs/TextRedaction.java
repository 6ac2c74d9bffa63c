package com.encord.sdk.jobs;

/** Which of the text that is burnt into the pixels of DICOM files the platform paints over. */
public enum TextRedaction {
    /** All text it finds. */
    ALL_TEXT("redactAllText"),
    /** Text it takes for something that identifies a patient. */
    SENSITIVE_TEXT("redactSensitiveText"),
    /** None: pixels stay as they are. */
    NO_TEXT("redactNoText");

    private final String wireName;

    TextRedaction(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
