package com.encord.sdk.media.dicom.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Pictures of one stack that lie at the same places as others of it: apart by what they show, or one time after
 * another.
 */
final class RepeatedPlaces {
    private RepeatedPlaces() {}

    /** What lies at each place, in spatial order. */
    static List<List<SeriesMember>> byPlace(List<SeriesMember> stack) {
        return StackLine.of(stack.get(0).plane()).places(stack, SeriesMember::plane);
    }

    /** Takes a stack apart by kind of picture and by echo, where these differ at one place. */
    static List<List<SeriesMember>> apart(List<SeriesMember> stack) {
        List<List<SeriesMember>> stacks = new ArrayList<>();
        for (List<SeriesMember> kind : apart(stack, member -> member.phase().kind())) {
            stacks.addAll(apart(kind, member -> member.phase().echo()));
        }
        return stacks;
    }

    private static List<List<SeriesMember>> apart(List<SeriesMember> stack, Function<SeriesMember, Object> by) {
        boolean differ = byPlace(stack).stream()
                .anyMatch(place -> place.stream().map(by).distinct().count() > 1);
        if (!differ) {
            return List.of(stack);
        }
        Map<Object, List<SeriesMember>> parts = new LinkedHashMap<>();
        for (SeriesMember member : stack) {
            parts.computeIfAbsent(by.apply(member), key -> new ArrayList<>()).add(member);
        }
        return List.copyOf(parts.values());
    }

    /**
     * A stack taken several times, as one stack after another, each time told from the others by some account of the
     * headers. Where the account has the same values at all places, it says which pictures belong together, even if
     * some are missing; otherwise their order does, and only the last time may have ended half-way.
     *
     * @param places the pictures of each place, in spatial order
     * @return the stacks in order of time, each in spatial order; empty where the headers do not tell them apart
     */
    static Optional<List<List<SeriesMember>>> inTime(List<List<SeriesMember>> places) {
        int most = places.stream().mapToInt(List::size).max().orElse(0);
        long full = places.stream().filter(place -> place.size() == most).count();
        if (most < 2 || 2 * full < places.size()) {
            return Optional.empty();
        }
        boolean brokenOff = places.stream().allMatch(place -> place.size() >= most - 1);
        int accounts = places.get(0).get(0).phase().times().length;
        for (int i = 0; i < accounts; i++) {
            int account = i;
            ToDoubleFunction<SeriesMember> time = member -> member.phase().times()[account];
            if (places.stream().allMatch(place -> distinct(place, time))) {
                double[] shared = places.stream()
                        .flatMap(List::stream)
                        .mapToDouble(time)
                        .sorted()
                        .distinct()
                        .toArray();
                if (shared.length == most) {
                    return Optional.of(
                            inTime(places, most, member -> Arrays.binarySearch(shared, time.applyAsDouble(member))));
                }
                if (brokenOff) {
                    return Optional.of(byRank(places, most, time));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean distinct(List<SeriesMember> place, ToDoubleFunction<SeriesMember> time) {
        Set<Double> times = new HashSet<>();
        return place.stream().mapToDouble(time).allMatch(each -> !Double.isNaN(each) && times.add(each));
    }

    private static List<List<SeriesMember>> byRank(
            List<List<SeriesMember>> places, int most, ToDoubleFunction<SeriesMember> time) {
        Map<SeriesMember, Integer> ranks = new IdentityHashMap<>();
        for (List<SeriesMember> place : places) {
            List<SeriesMember> sorted = new ArrayList<>(place);
            sorted.sort(Comparator.comparingDouble(time));
            for (int i = 0; i < sorted.size(); i++) {
                ranks.put(sorted.get(i), i);
            }
        }
        return inTime(places, most, ranks::get);
    }

    private static List<List<SeriesMember>> inTime(
            List<List<SeriesMember>> places, int most, ToIntFunction<SeriesMember> index) {
        List<List<SeriesMember>> stacks = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            stacks.add(new ArrayList<>());
        }
        for (List<SeriesMember> place : places) {
            place.forEach(member -> stacks.get(index.applyAsInt(member)).add(member));
        }
        return stacks;
    }
}
