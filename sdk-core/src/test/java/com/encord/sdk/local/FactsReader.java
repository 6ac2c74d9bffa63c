package com.encord.sdk.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Learns what a stored file is: from the engine, or from its name alone when there is none. */
final class FactsReader {
    private final @Nullable MediaEngine engine;

    FactsReader(@Nullable MediaEngine engine) {
        this.engine = engine;
    }

    MediaFacts read(StoredMedia source) throws IOException {
        Path file = source.file();
        if (!Files.isRegularFile(file)) {
            throw new IOException("The file " + source.name() + " has not been uploaded");
        }
        if (Files.size(file) == 0 && !source.itemType().equals(ItemTypes.PLAIN_TEXT)) {
            throw new IOException("The file " + source.name() + " is empty");
        }
        return engine == null ? MediaFacts.of(MimeTypes.of(source.name(), source.itemType())) : engine.facts(source);
    }

    /** The engine, for a job that cannot do without. */
    MediaEngine engineFor(String purpose) throws IOException {
        if (engine == null) {
            throw new IOException(purpose + " needs a media engine, and this local platform was started without one");
        }
        return engine;
    }
}
