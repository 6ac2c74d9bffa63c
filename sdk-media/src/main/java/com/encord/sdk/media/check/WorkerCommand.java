package com.encord.sdk.media.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a worker: this JVM's Java home, class or module path, and the settings natives are found by. */
final class WorkerCommand {
    /** From this version on, loading natives without this permission prints warnings, and later fails (JEP 472). */
    private static final int NATIVE_ACCESS_IS_GRANTED_SINCE = 22;

    private WorkerCommand() {}

    static List<String> of(String classPath, int heapMegabytes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        // a crash is reported by the host: no log file in the working directory, no core file, nothing on stdout
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:+ErrorFileToStderr");
        command.add("-XX:+DisplayVMOutputToStderr");
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("org.bytedeco.") || name.equals("java.library.path") || name.equals("java.io.tmpdir")) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        Module module = WorkerMain.class.getModule();
        String main = WorkerMain.class.getName();
        boolean modular = module.isNamed() && classPath.isEmpty();
        if (Runtime.version().feature() >= NATIVE_ACCESS_IS_GRANTED_SINCE) {
            command.add("--enable-native-access=" + (modular ? "ALL-UNNAMED,org.bytedeco.javacpp" : "ALL-UNNAMED"));
        }
        String path = classPath.isEmpty() ? System.getProperty("java.class.path", "") : classPath;
        if (!path.isEmpty()) {
            command.add("-cp");
            command.add(path);
        }
        if (modular) {
            // the modules with natives are named by nobody's requires
            command.addAll(List.of("--add-modules", "ALL-MODULE-PATH"));
            command.addAll(List.of("--module-path", System.getProperty("jdk.module.path", "")));
            command.addAll(List.of("--module", module.getName() + "/" + main));
        } else {
            command.add(main);
        }
        return command;
    }
}
