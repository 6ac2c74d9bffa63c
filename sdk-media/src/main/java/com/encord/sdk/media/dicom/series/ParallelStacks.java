package com.encord.sdk.media.dicom.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures in stacks of one direction and one size of pixels each, in the order in which their first ones came. Looks
 * at stacks of nearly the same direction only, as there can be as many as pictures. Mutable.
 */
final class ParallelStacks {
    /** Scouts come in three directions; pictures in more, none like another, were taken turning around an axis. */
    private static final int MOST_SCOUTS = 3;

    /** Two sums of the cosines; numbers without a common measure, so that turns around any axis change both. */
    private static final double[][] SUMS = {
        {1, 0.839, 0.717, 0.613, 0.529, 0.431}, {0.431, -1, 0.529, 0.839, -0.613, 0.717}
    };

    /** Parallel pictures lie in one cell of these sums or in neighbouring ones. */
    private static final double CELL =
            1.001 * ImagePlane.SAME_DIRECTION * Arrays.stream(SUMS[0]).sum();

    private final List<List<SeriesMember>> stacks = new ArrayList<>();
    private final Map<Long, List<List<SeriesMember>>> byCell = new HashMap<>();
    private boolean sizesDiffer;

    /** Adds a picture to a stack that it belongs to; pictures without a place are one stack. */
    void add(SeriesMember member) {
        if (member.slice().plane().isEmpty()) {
            if (stacks.isEmpty()) {
                stacks.add(new ArrayList<>());
            }
            stacks.get(0).add(member);
        } else {
            stackOf(member.plane()).add(member);
        }
    }

    private List<SeriesMember> stackOf(ImagePlane plane) {
        boolean parallel = false;
        for (List<SeriesMember> stack : near(plane)) {
            ImagePlane first = stack.get(0).plane();
            if (plane.stacksWith(first)) {
                return stack;
            }
            parallel |= plane.parallelTo(first);
        }
        sizesDiffer |= parallel;
        List<SeriesMember> stack = new ArrayList<>();
        stacks.add(stack);
        byCell.computeIfAbsent(cell(plane, 0, 0), key -> new ArrayList<>()).add(stack);
        return stack;
    }

    /** The stacks that a picture may be parallel to; no other one is. */
    List<List<SeriesMember>> near(ImagePlane plane) {
        List<List<SeriesMember>> near = new ArrayList<>();
        for (int neighbour = 0; neighbour < 9; neighbour++) {
            near.addAll(byCell.getOrDefault(cell(plane, neighbour / 3 - 1, neighbour % 3 - 1), List.of()));
        }
        return near;
    }

    private static long cell(ImagePlane plane, int right, int down) {
        double[] sums = new double[2];
        for (int i = 0; i < 6; i++) {
            sums[0] += SUMS[0][i] * plane.orientation().get(i);
            sums[1] += SUMS[1][i] * plane.orientation().get(i);
        }
        long column = (long) Math.floor(sums[0] / CELL) + right;
        long row = (long) Math.floor(sums[1] / CELL) + down;
        // should two cells share a number, their stacks are looked at for nothing
        return column * 1_000_003 + row;
    }

    List<List<SeriesMember>> stacks() {
        return stacks;
    }

    /** Whether no picture is parallel to another one; reconstructions of several zooms are. */
    boolean turning() {
        return stacks.size() > MOST_SCOUTS && !sizesDiffer && stacks.stream().allMatch(stack -> stack.size() == 1);
    }
}
