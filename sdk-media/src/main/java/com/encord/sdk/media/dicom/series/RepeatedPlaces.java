package com.encord.sdk.media.dicom.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Pictures of one stack that lie at the same places as others of it: apart by what they show, or one time after
 * another.
 */
final class RepeatedPlaces {
    private RepeatedPlaces() {}

    /** A place along the normal, to a micrometre. */
    private static long place(SeriesMember member) {
        return Math.round(member.slice().plane().orElseThrow().distance() * 1000);
    }

    private static Collection<List<SeriesMember>> byPlace(List<SeriesMember> stack) {
        Map<Long, List<SeriesMember>> places = new TreeMap<>();
        for (SeriesMember member : stack) {
            places.computeIfAbsent(place(member), key -> new ArrayList<>()).add(member);
        }
        return places.values();
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
     * A stack taken several times, as one stack after another: all places equally often, save that the last time may
     * have ended half-way, and each time told from the others by some account of the headers.
     *
     * @return the stacks in order of time, each in spatial order; empty where the headers do not tell them apart
     */
    static Optional<List<List<SeriesMember>>> inTime(List<SeriesMember> stack) {
        Collection<List<SeriesMember>> places = byPlace(stack);
        int most = places.stream().mapToInt(List::size).max().orElse(0);
        long full = places.stream().filter(place -> place.size() == most).count();
        if (most < 2 || 2 * full < places.size() || places.stream().anyMatch(place -> place.size() < most - 1)) {
            return Optional.empty();
        }
        int accounts = stack.get(0).phase().times().length;
        for (int i = 0; i < accounts; i++) {
            int account = i;
            ToDoubleFunction<SeriesMember> time = member -> member.phase().times()[account];
            if (places.stream().allMatch(place -> distinct(place, time))) {
                return Optional.of(inTime(places, most, time));
            }
        }
        return Optional.empty();
    }

    private static boolean distinct(List<SeriesMember> place, ToDoubleFunction<SeriesMember> time) {
        Set<Double> times = new HashSet<>();
        return place.stream().mapToDouble(time).allMatch(each -> !Double.isNaN(each) && times.add(each));
    }

    private static List<List<SeriesMember>> inTime(
            Collection<List<SeriesMember>> places, int most, ToDoubleFunction<SeriesMember> time) {
        List<List<SeriesMember>> stacks = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            stacks.add(new ArrayList<>());
        }
        for (List<SeriesMember> place : places) {
            List<SeriesMember> sorted = new ArrayList<>(place);
            sorted.sort(Comparator.comparingDouble(time));
            for (int i = 0; i < sorted.size(); i++) {
                stacks.get(i).add(sorted.get(i));
            }
        }
        return stacks;
    }
}
