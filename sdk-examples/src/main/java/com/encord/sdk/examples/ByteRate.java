package com.encord.sdk.examples;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads bytes per second: {@code k}, {@code M} and {@code G} are powers of 1000, {@code Ki} and so on of 1024. */
final class ByteRate implements ITypeConverter<Long> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?) ?([kmg]?)(i?)b?(?:/s)?", Pattern.CASE_INSENSITIVE);

    @Override
    public Long convert(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        boolean isKnown = matcher.matches()
                && !(matcher.group(2).isEmpty() && !matcher.group(3).isEmpty());
        if (!isKnown) {
            throw new TypeConversionException("'" + text + "' is no rate; write one such as 20MB/s, 500k or 1.5MiB");
        }
        int power = "kmg".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        long unit = (long) Math.pow(
                matcher.group(3).isEmpty() ? 1000 : 1024, matcher.group(2).isEmpty() ? 0 : power);
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
    }
}
