package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import com.encord.sdk.media.internal.order.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Files that are read by number, among them the parts of objects in several files (PS3.3 C.7.6.16.2.2.4). */
final class ObjectParts {
    /** How many missing parts are named one by one. */
    private static final int MOST_NAMED = 10;

    private ObjectParts() {}

    /**
     * Puts objects in order of their least instance numbers, and the parts of each as they are counted, whatever their
     * instance numbers.
     */
    static List<SeriesMember> inOrder(List<SeriesMember> members) {
        Map<String, Integer> least = new HashMap<>();
        for (SeriesMember member : members) {
            member.part().ifPresent(part -> least.merge(part.objectUid(), number(member), Math::min));
        }
        return members.stream()
                .sorted(Comparator.comparingInt((SeriesMember member) -> member.part()
                                .map(part -> least.get(part.objectUid()))
                                .orElseGet(() -> number(member)))
                        .thenComparing(member ->
                                member.part().map(ObjectPart::objectUid).orElse(""))
                        .thenComparingInt(
                                member -> member.part().map(ObjectPart::number).orElse(0))
                        .thenComparing(member -> member.file().toString(), NaturalOrder.INSTANCE))
                .toList();
    }

    static int number(SeriesMember member) {
        return member.slice().instanceNumber().orElse(Integer.MAX_VALUE);
    }

    /**
     * How the frames of all parts follow each other: those of all objects together where they make one stack, and of
     * each object by itself otherwise. Tells of missing parts too.
     *
     * @return empty where no member is a part
     */
    static Optional<SliceSpacing> spacing(List<SeriesMember> ordered) {
        Map<String, List<ObjectPart>> objects = new LinkedHashMap<>();
        for (SeriesMember member : ordered) {
            member.part().ifPresent(part -> objects.computeIfAbsent(part.objectUid(), uid -> new ArrayList<>())
                    .add(part));
        }
        if (objects.isEmpty()) {
            return Optional.empty();
        }
        List<SeriesProblem> problems = new ArrayList<>();
        objects.forEach((uid, parts) -> missing(uid, parts, problems));
        List<SliceSpacing> stacks = stacks(objects.values().stream()
                .map(parts ->
                        parts.stream().flatMap(part -> part.frames().stream()).toList())
                .filter(frames -> !frames.isEmpty())
                .toList());
        stacks.forEach(stack -> problems.addAll(stack.problems()));
        return Optional.of(new SliceSpacing(
                stacks.stream().map(SliceSpacing::usual).findFirst().orElse(OptionalDouble.empty()), problems));
    }

    private static List<SliceSpacing> stacks(List<List<ImagePlane>> objects) {
        List<ImagePlane> all = objects.stream().flatMap(List::stream).toList();
        boolean together = !all.isEmpty() && all.stream().allMatch(all.get(0)::stacksWith);
        return (together ? List.of(all) : objects)
                .stream().map(frames -> SliceGaps.ofFrames(frames).told()).toList();
    }

    private static void missing(String uid, List<ObjectPart> parts, List<SeriesProblem> problems) {
        Set<Integer> there = parts.stream()
                .map(ObjectPart::number)
                .filter(number -> number > 0)
                .collect(Collectors.toSet());
        int last = Math.max(
                there.stream().mapToInt(Integer::intValue).max().orElse(0),
                parts.stream().mapToInt(part -> part.parts().orElse(0)).max().orElse(0));
        int count = last - there.size();
        if (count == 0) {
            return;
        }
        List<String> named = new ArrayList<>();
        for (int number = 1; named.size() < Math.min(count, MOST_NAMED); number++) {
            if (!there.contains(number)) {
                named.add(String.valueOf(number));
            }
        }
        problems.add(new SeriesProblem(
                Kind.MISSING_SLICES,
                "of the " + last + " parts of the object with the Concatenation UID " + uid
                        + (count == 1 ? ", part " : ", parts ")
                        + String.join(", ", named)
                        + (count > named.size() ? " and " + (count - named.size()) + " more" : "")
                        + (count == 1 ? " is missing" : " are missing")));
    }
}
