package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import com.encord.sdk.media.internal.order.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Makes series of the headers that share a Series Instance UID: apart by modality, picture size, frame of reference,
 * orientation, pixel size and, where pictures lie at one place, by what they show and by echo; each in spatial order,
 * and where the same places were taken several times, one time after another. Parts of one object in several files
 * follow each other as they are counted (PS3.3 C.7.6.16.2.2.4), object after object. Pictures taken turning around an axis,
 * of which none is parallel to another, stay together in the order of their numbers.
 */
final class SeriesSplitter {
    /** By instance number, then by name. */
    private static final Comparator<SeriesMember> BY_NUMBER = Comparator.comparingInt(ObjectParts::number)
            .thenComparing(member -> member.file().toString(), NaturalOrder.INSTANCE);

    private SeriesSplitter() {}

    /** What pictures of one stack have in common, apart from their orientation; parts of an object keep its order. */
    private record Stack(String modality, int rows, int columns, String frameOfReference, boolean spatial) {}

    /** What becomes a series, and whether its pictures follow each other in space. */
    private record Part(List<SeriesMember> members, boolean spatial) {}

    static List<DicomSeries> split(List<SeriesMember> members) {
        Map<Stack, ParallelStacks> stacks = new LinkedHashMap<>();
        for (SeriesMember member : members) {
            DicomSlice slice = member.slice();
            Stack key = new Stack(
                    member.modality(),
                    slice.rows(),
                    slice.columns(),
                    member.frameOfReferenceUid(),
                    slice.plane().isPresent() && member.part().isEmpty());
            stacks.computeIfAbsent(key, k -> new ParallelStacks()).add(member);
        }
        List<Part> parts = new ArrayList<>();
        stacks.forEach((key, parallel) -> parts.addAll(parts(key, parallel)));
        return parts.stream().map(part -> series(part, parts.size())).toList();
    }

    private static List<Part> parts(Stack key, ParallelStacks parallel) {
        if (!key.spatial() || parallel.turning()) {
            return List.of(
                    new Part(parallel.stacks().stream().flatMap(List::stream).toList(), false));
        }
        return parallel.stacks().stream()
                .flatMap(stack -> RepeatedPlaces.apart(stack).stream())
                .map(stack -> new Part(stack, true))
                .toList();
    }

    private static DicomSeries series(Part part, int parts) {
        List<SeriesMember> members = part.members();
        List<SeriesProblem> problems = new ArrayList<>();
        for (SeriesMember member : members) {
            for (DicomProblem problem : member.problems()) {
                problems.add(new SeriesProblem(Kind.DAMAGED_FILE, member.file() + ": " + problem));
            }
        }
        if (parts > 1) {
            problems.add(new SeriesProblem(
                    Kind.MIXED_SERIES,
                    "the Series Instance UID covers " + parts
                            + " kinds of pictures (modality, size, frame of reference,"
                            + " orientation, pixel size, image type, energy or echo differ); this is one of them"));
        }
        repeatedUids(members, problems);
        OptionalDouble usualSpacing = OptionalDouble.empty();
        List<SeriesMember> ordered;
        if (part.spatial()) {
            List<List<SeriesMember>> places = RepeatedPlaces.byPlace(members);
            places.forEach(place -> place.sort(BY_NUMBER));
            ordered = inTime(places, problems);
            List<ImagePlane> planes =
                    places.stream().map(place -> place.get(0).plane()).toList();
            SliceSpacing spacing = Optional.of(ordered.get(0))
                    .filter(first -> places.size() == 1)
                    .flatMap(SeriesMember::frames)
                    .orElseGet(() -> SliceGaps.of(planes).told());
            problems.addAll(spacing.problems());
            usualSpacing = spacing.usual();
        } else {
            ordered = ObjectParts.inOrder(members);
            Optional<SliceSpacing> frames = ObjectParts.spacing(ordered).or(ordered.get(0)::frames);
            frames.ifPresent(spacing -> problems.addAll(spacing.problems()));
            usualSpacing = frames.map(SliceSpacing::usual).orElse(usualSpacing);
        }
        SeriesMember first = ordered.get(0);
        return new DicomSeries(
                first.studyInstanceUid(),
                first.seriesInstanceUid(),
                first.modality(),
                first.description(),
                ordered.stream().map(SeriesMember::slice).toList(),
                usualSpacing,
                List.copyOf(problems));
    }

    /** Puts pictures in order of time where their places repeat and the headers tell why; in spatial order otherwise. */
    private static List<SeriesMember> inTime(List<List<SeriesMember>> places, List<SeriesProblem> problems) {
        Optional<List<List<SeriesMember>>> times = RepeatedPlaces.inTime(places);
        int together = places.stream().mapToInt(place -> place.size() - 1).sum();
        if (places.size() == 1) { // a film of one place
            return times.map(stacks -> stacks.stream().flatMap(List::stream).toList())
                    .orElse(places.get(0));
        }
        if (times.isEmpty()) {
            if (together > 0) {
                problems.add(new SeriesProblem(
                        Kind.DUPLICATE_SLICES,
                        together + " of " + (places.size() + together) + " pictures "
                                + (together == 1 ? "lies" : "lie")
                                + " at the same place as another one, and the headers do not say why;"
                                + " they follow each other by instance number"));
            }
            return places.stream().flatMap(List::stream).toList();
        }
        List<List<SeriesMember>> stacks = times.get();
        problems.add(new SeriesProblem(
                Kind.REPEATED_PLACES,
                places.size() + " places were taken " + stacks.size()
                        + " times; the files are in order of time, one stack after another"));
        long broken = stacks.subList(0, stacks.size() - 1).stream()
                .filter(stack -> stack.size() < places.size())
                .count();
        if (broken > 0) {
            problems.add(new SeriesProblem(
                    Kind.MISSING_SLICES,
                    broken + " of the " + stacks.size() + " stacks " + (broken == 1 ? "has" : "have") + " fewer than "
                            + places.size() + " pictures"));
        }
        return stacks.stream().flatMap(List::stream).toList();
    }

    private static void repeatedUids(List<SeriesMember> members, List<SeriesProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (SeriesMember member : members) {
            String uid = member.slice().sopInstanceUid();
            if (!uid.isEmpty() && !seen.add(uid)) {
                problems.add(new SeriesProblem(
                        Kind.DUPLICATE_SLICES,
                        member.file() + " repeats the SOP Instance UID " + uid
                                + " of another file; leave one of them out"));
            }
        }
    }
}
