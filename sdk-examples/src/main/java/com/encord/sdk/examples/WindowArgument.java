package com.encord.sdk.examples;

import com.encord.sdk.media.dicom.pixel.CtWindow;
import com.encord.sdk.media.dicom.pixel.DicomWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A window on the command line: two numbers, or the name of one that is common in CT. */
final class WindowArgument implements ITypeConverter<DicomWindow> {
    /** The names, for messages. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(names());
        }
    }

    private static List<String> names() {
        return Arrays.stream(CtWindow.values()).map(CtWindow::label).toList();
    }

    @Override
    public DicomWindow convert(String text) {
        if (!text.contains(",")) {
            return CtWindow.find(text)
                    .map(CtWindow::window)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is neither C,W nor one of " + String.join(", ", names())));
        }
        String[] numbers = text.split(",", -1);
        try {
            if (numbers.length == 2) {
                return DicomWindow.of(Double.parseDouble(numbers[0].trim()), Double.parseDouble(numbers[1].trim()));
            }
        } catch (IllegalArgumentException notNumbersOrTooNarrow) {
            // said below
        }
        throw new TypeConversionException("'" + text + "' is not a center and a width of at least 1, such as 40,400");
    }
}
