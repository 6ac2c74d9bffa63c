package com.encord.sdk.organisation;

import com.encord.sdk.organisation.MetadataType.Choice;
import com.encord.sdk.organisation.MetadataType.Embedding;
import com.encord.sdk.organisation.MetadataType.NumberType;
import com.encord.sdk.organisation.MetadataType.Plain;
import com.encord.sdk.organisation.MetadataType.Tombstone;
import com.encord.sdk.organisation.MetadataType.Unknown;
import com.encord.sdk.organisation.MetadataType.Varchar;
import com.encord.sdk.organisation.MetadataType.Variant;
import com.encord.sdk.transport.WireValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one key as the platform writes it. What was read is kept to the letter and sent back so, since a
 * schema is saved as a whole and must not lose what this SDK does not know.
 *
 * @param type what it means
 * @param wire its fields, in snake_case and with their nulls
 * @param deleted for a deleted key, the declaration it can be restored to
 */
record Declaration(MetadataType type, Map<String, @Nullable Object> wire, Optional<Declaration> deleted) {
    static Declaration of(MetadataType type) {
        return new Declaration(type, wire(type), Optional.empty());
    }

    Declaration tombstone(boolean isForGood) {
        Optional<Declaration> rest = isForGood ? Optional.empty() : Optional.of(this);
        Map<String, @Nullable Object> fields = named("tombstone");
        fields.put("deleted_ty", rest.map(Declaration::wire).orElse(null));
        return new Declaration(new Tombstone(rest.map(Declaration::type)), fields, rest);
    }

    private static Map<String, @Nullable Object> named(String name) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("ty", name);
        return fields;
    }

    private static Map<String, @Nullable Object> wire(MetadataType type) {
        if (type instanceof NumberType number) {
            return with(named("number"), "format", number.name());
        }
        if (type instanceof Varchar varchar) {
            return with(named("varchar"), "max_length", varchar.maxLength());
        }
        if (type instanceof Choice choice) {
            return with(named("enum"), "values", choice.values());
        }
        if (type instanceof Embedding embedding) {
            return with(
                    with(named("embedding"), "size", embedding.size()),
                    "api",
                    embedding.api().orElse(null));
        }
        if (type instanceof Variant hint) {
            return with(named("variant"), "hint", word(hint));
        }
        if (type instanceof Plain plain) {
            return plain == Plain.DATETIME ? with(named(word(plain)), "timezone", "UTC") : named(word(plain));
        }
        throw new IllegalArgumentException(
                "A key cannot be declared as " + type + ". To delete a key, use delete(..).");
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        fields.put(name, value);
        return fields;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Declaration read(WireValue json) {
        WireValue rest = json.at("deletedTy");
        Optional<Declaration> deleted = rest.isPresent() ? Optional.of(read(rest)) : Optional.empty();
        return new Declaration(
                type(json, deleted.map(Declaration::type)),
                Collections.unmodifiableMap(new LinkedHashMap<>(json.freeForm())),
                deleted);
    }

    private static MetadataType type(WireValue json, Optional<MetadataType> deleted) {
        String name = json.at("ty").text();
        try {
            return switch (name) {
                case "number" -> NumberType.valueOf(text(json, "format", "F64"));
                case "varchar" -> new Varchar(json.at("maxLength").optionalInt().orElse(Varchar.LONGEST));
                case "enum" -> new Choice(json.at("values").list(WireValue::text));
                case "embedding" -> embedding(json.at("size"), json.at("api"));
                case "variant" -> Variant.valueOf(constant(text(json, "hint", "text")));
                case "datetime" -> text(json, "timezone", "UTC").equals("UTC") ? Plain.DATETIME : new Unknown(name);
                case "tombstone" -> new Tombstone(deleted);
                default -> Plain.valueOf(constant(name));
            };
        } catch (IllegalArgumentException e) {
            // A platform with other rules than ours is newer, not wrong.
            return new Unknown(name);
        }
    }

    private static Embedding embedding(WireValue size, WireValue api) {
        return new Embedding(
                size.optionalInt().orElse(0), api.isPresent() ? Optional.of(api.freeForm()) : Optional.empty());
    }

    private static String text(WireValue json, String field, String otherwise) {
        return json.at(field).optionalText().orElse(otherwise);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
