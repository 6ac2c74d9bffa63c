package com.encord.sdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes image sequences: videos of images, one sequence per image size. */
final class Sequences {
    private final StoredFiles files;
    private final ObjectStore objects;
    private final FactsReader facts;

    Sequences(StoredFiles files, ObjectStore objects, FactsReader facts) {
        this.files = files;
        this.objects = objects;
        this.facts = facts;
    }

    /** @param cluster whether images of several sizes become several sequences; otherwise they are refused */
    List<Item> make(List<Item> images, boolean cluster) throws IOException {
        MediaEngine engine = facts.engineFor("Making an image sequence");
        Map<String, List<Item>> bySize = new LinkedHashMap<>();
        for (Item image : images) {
            if (image.facts == null
                    || image.facts.size().width() == null
                    || image.facts.size().height() == null) {
                throw new IOException("The size of image " + image.name + " is unknown");
            }
            bySize.computeIfAbsent(size(image), k -> new ArrayList<>()).add(image);
        }
        if (bySize.size() > 1 && !cluster) {
            throw new IOException("The images of a sequence must have one size, these have " + bySize.keySet());
        }
        List<Item> sequences = new ArrayList<>();
        try {
            for (List<Item> sameSize : bySize.values()) {
                sequences.add(sequence(engine, sameSize));
            }
            return sequences;
        } catch (IOException | RuntimeException e) {
            discard(sequences.stream().map(item -> item.objectKey).toList());
            throw e;
        }
    }

    /** For example {@code 640x480}. */
    static String size(Item image) {
        MediaFacts facts = image.facts;
        return facts == null ? "" : facts.size().width() + "x" + facts.size().height();
    }

    /** Deletes the videos of sequences that did not come about. */
    void discard(List<String> keys) {
        for (String key : keys) {
            try {
                objects.delete(key);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete the unused object " + key, e);
            }
        }
    }

    private Item sequence(MediaEngine engine, List<Item> images) throws IOException {
        List<StoredMedia> sources = new ArrayList<>();
        for (Item image : images) {
            Path file = files.of(image);
            if (file == null) {
                throw new IOException("Image " + image.name + " has no file");
            }
            sources.add(new StoredMedia(file, image.name, image.itemType));
        }
        Path video = objects.newWorkFile(".mp4");
        try {
            engine.imageSequence(sources, video);
            Item sequence = Groups.of(ItemTypes.IMAGE_SEQUENCE, images);
            sequence.facts = engine.facts(new StoredMedia(video, "sequence.mp4", ItemTypes.VIDEO));
            sequence.objectKey = ObjectStore.newKey();
            sequence.fileSize = objects.adopt(sequence.objectKey, video);
            return sequence;
        } finally {
            Files.deleteIfExists(video);
        }
    }
}
