package com.encord.sdk.media.check;

import java.io.IOException;
import java.nio.file.Path;

/** A host that checks one file in isolation, prints the worker's process id and waits to be killed. */
final class IsolatedHost {
    private IsolatedHost() {}

    public static void main(String[] arguments) throws IOException {
        IsolatedChecks isolated = IsolatedChecks.builder().maxHeapMegabytes(128).build();
        MediaCheck.of(Path.of(arguments[0])).isolated(isolated).run();
        System.out.println(
                ProcessHandle.current().children().findFirst().orElseThrow().pid());
        System.in.read();
    }
}
