package com.encord.sdk.examples;

/** The {@code encord} command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.out.println("encord");
    }
}
