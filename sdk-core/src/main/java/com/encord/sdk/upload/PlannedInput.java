package com.encord.sdk.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an upload would do with one input. Immutable.
 *
 * @param files one file, or a group's or series' files in order
 * @param action what would be done
 * @param kind what it would be on the platform; {@link UploadKind#UNKNOWN} if that was not found out
 * @param title its title there. A file that is to be repaired is called after the repaired file, unless a title
 *     function says otherwise
 * @param bytes the size of its files, before any repair
 * @param metadata its client metadata; empty unless it would be sent
 * @param reason why it would not be sent, or what would be done before: a repair, or a look at what an earlier run left
 *     unregistered
 * @param sameContentAs the file that would be sent, or was, in its place
 */
public record PlannedInput(
        List<Path> files,
        PlannedAction action,
        UploadKind kind,
        String title,
        long bytes,
        Map<String, ?> metadata,
        Optional<String> reason,
        Optional<Path> sameContentAs) {

    /**
     * Keeps the metadata as it is given: it may hold nulls.
     *
     * @param files its files
     * @param action what would be done
     * @param kind what it would be
     * @param title its title
     * @param bytes the size of its files
     * @param metadata its client metadata
     * @param reason why it would not be sent, or what would be done before
     * @param sameContentAs the file in its place
     */
    public PlannedInput {
        files = files instanceof FoundFile ? files : List.copyOf(files);
    }

    static PlannedInput without(Input input, PlannedAction action, String reason) {
        return new PlannedInput(
                input.files(),
                action,
                input.kind(),
                input.name(),
                input.scannedBytes(),
                Map.of(),
                Optional.of(reason),
                Optional.empty());
    }

    PlannedInput repeats(Path first) {
        String why = "Its content is that of " + first + ".";
        return new PlannedInput(
                files, PlannedAction.SKIP, kind, title, bytes, Map.of(), Optional.of(why), Optional.of(first));
    }

    @Override
    public String toString() {
        return action + " " + (action == PlannedAction.SEND ? kind + " " : "") + title
                + (files.isEmpty()
                        ? ""
                        : " (" + files.get(0) + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "") + ")")
                + reason.map(text -> ": " + text).orElse("");
    }
}
