package com.encord.sdk.local;

import java.util.regex.Pattern;

/** A text pattern in SQL's LIKE syntax, {@code %} for anything and {@code _} for one character; case does not count. */
final class SqlLike {
    private final Pattern pattern;

    SqlLike(String like) {
        StringBuilder regex = new StringBuilder();
        like.codePoints().forEach(c -> {
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        this.pattern =
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
