package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
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
 * orientation and, where pictures lie at one place, by what they show and by echo; each in spatial order, and where the
 * same places were taken several times, one time after another.
 */
final class SeriesSplitter {
    private static final double SAME_PLACE = 1e-3;
    private static final double UNEVEN = 0.1;

    private SeriesSplitter() {}

    /** What pictures of one stack have in common, apart from their orientation. */
    private record Stack(String modality, int rows, int columns, String frameOfReference, boolean hasPlane) {}

    static List<DicomSeries> split(List<SeriesMember> members) {
        Map<Stack, List<List<SeriesMember>>> stacks = new LinkedHashMap<>();
        for (SeriesMember member : members) {
            DicomSlice slice = member.slice();
            Stack key = new Stack(
                    member.modality(),
                    slice.rows(),
                    slice.columns(),
                    member.frameOfReferenceUid(),
                    slice.plane().isPresent());
            stackFor(slice, stacks.computeIfAbsent(key, k -> new ArrayList<>())).add(member);
        }
        List<List<SeriesMember>> all = new ArrayList<>();
        stacks.forEach((key, parallel) ->
                parallel.forEach(stack -> all.addAll(key.hasPlane() ? RepeatedPlaces.apart(stack) : List.of(stack))));
        List<DicomSeries> series = new ArrayList<>(all.size());
        for (List<SeriesMember> stack : all) {
            series.add(series(stack, all.size()));
        }
        return series;
    }

    private static List<SeriesMember> stackFor(DicomSlice slice, List<List<SeriesMember>> parallel) {
        for (List<SeriesMember> stack : parallel) {
            DicomSlice first = stack.get(0).slice();
            if (slice.plane().isEmpty()
                    || slice.plane().get().parallelTo(first.plane().orElseThrow())) {
                return stack;
            }
        }
        List<SeriesMember> stack = new ArrayList<>();
        parallel.add(stack);
        return stack;
    }

    private static DicomSeries series(List<SeriesMember> members, int parts) {
        SeriesMember any = members.get(0);
        List<DicomSlice> slices = new ArrayList<>();
        List<SeriesProblem> problems = new ArrayList<>();
        for (SeriesMember member : members) {
            slices.add(member.slice());
            for (DicomProblem problem : member.problems()) {
                problems.add(new SeriesProblem(Kind.DAMAGED_FILE, member.file() + ": " + problem));
            }
        }
        if (parts > 1) {
            problems.add(new SeriesProblem(
                    Kind.MIXED_SERIES,
                    "the Series Instance UID covers " + parts
                            + " kinds of pictures (modality, size, frame of reference,"
                            + " orientation, image type or echo differ); this is one of them"));
        }
        boolean spatial = slices.stream().allMatch(slice -> slice.plane().isPresent());
        slices.sort(order(spatial));
        double[] gaps = spatial ? gaps(slices) : new double[0];
        OptionalDouble usual = usual(gaps);
        boolean told = spatial && inTime(members, slices, problems);
        duplicates(slices, told ? new double[0] : gaps, problems);
        usual.ifPresent(spacing -> spacing(gaps, spacing, problems));
        return new DicomSeries(
                any.studyInstanceUid(),
                any.seriesInstanceUid(),
                any.modality(),
                any.description(),
                List.copyOf(slices),
                usual,
                List.copyOf(problems));
    }

    /** Puts slices in order of time where their places repeat and the headers tell why. */
    private static boolean inTime(List<SeriesMember> members, List<DicomSlice> slices, List<SeriesProblem> problems) {
        Optional<List<List<SeriesMember>>> stacks = RepeatedPlaces.inTime(members);
        stacks.ifPresent(times -> {
            slices.clear();
            times.forEach(stack -> stack.forEach(member -> slices.add(member.slice())));
            if (times.get(0).size() > 1) { // at a single place it is a film
                problems.add(new SeriesProblem(
                        Kind.REPEATED_PLACES,
                        times.get(0).size() + " places were taken " + times.size()
                                + " times; the files are in order of time, one stack after another"));
            }
        });
        return stacks.isPresent();
    }

    private static Comparator<DicomSlice> order(boolean spatial) {
        Comparator<DicomSlice> byNumber = Comparator.comparingInt(
                        (DicomSlice slice) -> slice.instanceNumber().orElse(Integer.MAX_VALUE))
                .thenComparing(slice -> slice.file().toString());
        return spatial
                ? Comparator.comparingDouble((DicomSlice slice) ->
                                rounded(slice.plane().orElseThrow().distance()))
                        .thenComparing(byNumber)
                : byNumber;
    }

    /** Places closer than a micrometre are one, so that the instance number decides between them. */
    private static double rounded(double millimetres) {
        return Math.rint(millimetres * 1000) / 1000;
    }

    private static double[] gaps(List<DicomSlice> slices) {
        double[] gaps = new double[slices.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = slices.get(i + 1).plane().orElseThrow().distance()
                    - slices.get(i).plane().orElseThrow().distance();
        }
        return gaps;
    }

    private static OptionalDouble usual(double[] gaps) {
        double[] moving =
                Arrays.stream(gaps).filter(gap -> gap > SAME_PLACE).sorted().toArray();
        return moving.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(moving[moving.length / 2]);
    }

    private static void duplicates(List<DicomSlice> slices, double[] gaps, List<SeriesProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (DicomSlice slice : slices) {
            if (!slice.sopInstanceUid().isEmpty() && !seen.add(slice.sopInstanceUid())) {
                problems.add(new SeriesProblem(
                        Kind.DUPLICATE_SLICES,
                        slice.file() + " repeats the SOP Instance UID " + slice.sopInstanceUid()
                                + " of another file; leave one of them out"));
            }
        }
        long together = Arrays.stream(gaps).filter(gap -> gap <= SAME_PLACE).count();
        if (together > 0 && together < gaps.length) {
            problems.add(new SeriesProblem(
                    Kind.DUPLICATE_SLICES,
                    together + " of " + slices.size() + " pictures lie at the same place as another one, and the"
                            + " headers do not say why; they follow each other by instance number"));
        }
    }

    private static void spacing(double[] gaps, double usual, List<SeriesProblem> problems) {
        int missing = 0;
        int uneven = 0;
        double widest = 0;
        for (double gap : gaps) {
            double steps = gap / usual;
            if (gap <= SAME_PLACE || Math.abs(steps - 1) <= UNEVEN) {
                continue;
            }
            widest = Math.max(widest, gap);
            if (steps > 1.5 && Math.abs(steps - Math.rint(steps)) <= UNEVEN) {
                missing += (int) Math.rint(steps) - 1;
            } else {
                uneven++;
            }
        }
        if (missing > 0) {
            problems.add(new SeriesProblem(
                    Kind.MISSING_SLICES,
                    "%d slices seem to be missing: neighbours lie %.3f mm apart, and up to %.3f mm in places"
                            .formatted(missing, usual, widest)));
        }
        if (uneven > 0) {
            problems.add(new SeriesProblem(
                    Kind.UNEVEN_SPACING,
                    "%d of %d distances between neighbours differ by more than a tenth from the usual %.3f mm"
                            .formatted(uneven, gaps.length, usual)));
        }
    }
}
