package com.encord.sdk.upload;

import java.util.List;
import java.util.Locale;

/** What an upload would do, input by input; see {@link Upload#plan}. Immutable. */
public final class UploadPlan {
    private static final int SHOWN = 20;

    private final List<PlannedInput> inputs;

    UploadPlan(List<PlannedInput> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    /**
     * Every input, in the order in which they would be reported.
     *
     * @return an unmodifiable list
     */
    public List<PlannedInput> inputs() {
        return inputs;
    }

    /**
     * The inputs with which one thing would be done.
     *
     * @param action which
     * @return those inputs
     */
    public List<PlannedInput> with(PlannedAction action) {
        return inputs.stream().filter(input -> input.action() == action).toList();
    }

    /**
     * How much would be sent, repairs aside.
     *
     * @return bytes
     */
    public long bytesToSend() {
        return with(PlannedAction.SEND).stream().mapToLong(PlannedInput::bytes).sum();
    }

    /**
     * The counts in one line.
     *
     * @return such as {@code 98 to send (12.3 MB), 1 already uploaded, 3 to skip, 2 refused}
     */
    public String summary() {
        return with(PlannedAction.SEND).size()
                + String.format(Locale.ROOT, " to send (%.1f MB)", bytesToSend() / 1e6)
                + count(PlannedAction.ALREADY_UPLOADED, "already uploaded")
                + count(PlannedAction.SKIP, "to skip")
                + count(PlannedAction.REFUSE, "refused");
    }

    private String count(PlannedAction action, String what) {
        int number = with(action).size();
        return number == 0 ? "" : ", " + number + " " + what;
    }

    /** The summary and the first inputs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary());
        inputs.stream().limit(SHOWN).forEach(input -> text.append("\n  ").append(input));
        if (inputs.size() > SHOWN) {
            text.append("\n  and ").append(inputs.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
