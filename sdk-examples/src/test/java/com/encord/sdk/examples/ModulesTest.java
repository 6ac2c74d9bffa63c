package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.NativesMissingException;
import com.encord.sdk.upload.FileInspector;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars are modules for those who put them on the module path, and modules must not share packages. */
class ModulesTest {
    /** What an application would put on the module path: the client, the media and what they need. */
    private static final Pattern LIBRARIES = Pattern.compile(
            "encord-sdk-(core|media)-.*(?<!local-platform)\\.jar$|okhttp|okio|kotlin-stdlib-\\d|jackson-core|slf4j-api"
                    + "|jbcrypt|jspecify|javacpp|ffmpeg");

    @Test
    void noPackageIsInTwoJars() throws Exception {
        Set<String> seen = new HashSet<>();
        List<String> split = new ArrayList<>();
        for (Class<?> inside : List.of(EncordClient.class, LocalPlatform.class, MediaKind.class, ModulesTest.class)) {
            Set<String> packages = packages(jar(inside));
            assertTrue(packages.contains(inside.getPackageName()), packages.toString());
            packages.stream().filter(each -> !seen.add(each)).forEach(split::add);
        }
        assertEquals(List.of(), split);
    }

    @Test
    void theClientIsAModuleThatFindsAllItNeedsAndHidesTheWire() throws Exception {
        Configuration bound = bound();
        ModuleDescriptor client =
                bound.findModule("com.encord.sdk").orElseThrow().reference().descriptor();
        Set<String> hidden = new TreeSet<>(client.packages());
        client.exports().forEach(each -> hidden.remove(each.source()));
        assertFalse(client.isAutomatic());
        assertEquals(Set.of("com.encord.sdk.transport"), hidden);
    }

    @Test
    void theClientFindsTheInspectorByItself() throws Exception {
        Configuration bound = bound();
        assertEquals(
                Set.of(FileInspector.class.getName()),
                bound.findModule("com.encord.sdk")
                        .orElseThrow()
                        .reference()
                        .descriptor()
                        .uses());
        assertTrue(bound.findModule("com.encord.sdk.media").isPresent(), bound.toString());
    }

    private static Configuration bound() {
        assumeTrue(Files.isRegularFile(jar(EncordClient.class)), "only the jar is a module");
        return ModuleLayer.boot()
                .configuration()
                .resolveAndBind(
                        ModuleFinder.of(jar(EncordClient.class)),
                        ModuleFinder.of(classPath().toArray(Path[]::new)),
                        Set.of("com.encord.sdk"));
    }

    @Test
    void modulesThatNobodyRequiresAreAskedFor(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(jar(MediaKind.class)), "only the jar is a module");
        Path picture = folder.resolve("picture.png");
        PngFile.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), picture);
        Path video = folder.resolve("one frame.avi");
        SampleVideo.camera(List.of(picture), video);

        String without = inspected(video, "com.encord.sdk");
        assertTrue(without.contains("--add-modules ALL-MODULE-PATH"), without);
        assertTrue(without.contains("classifier " + Loader.getPlatform() + " "), without);
        assertEquals("VIDEO", inspected(video, "com.encord.sdk,ALL-MODULE-PATH"));
    }

    /** What the inspector says that a program finds whose libraries are modules. */
    private static String inspected(Path video, String modules) {
        String parts = classPath().stream()
                .filter(path -> LIBRARIES.matcher(path.getFileName().toString()).lookingAt())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Cli run = Cli.run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                parts,
                "--add-modules",
                modules,
                "-cp",
                jar(ModulesTest.class).toString(),
                Inspecting.class.getName(),
                video.toString()));
        assertEquals(Main.OK, run.exit(), run::err);
        return run.text();
    }

    /** Looks into a file with the inspector that the client would use. */
    static final class Inspecting {
        private Inspecting() {}

        /** Prints the kind of the file, or why it cannot be told. */
        public static void main(String[] arguments) throws Exception {
            FileInspector inspector = ServiceLoader.load(FileInspector.class, FileInspector.class.getClassLoader())
                    .findFirst()
                    .orElseThrow();
            try {
                System.out.println(inspector.inspect(Path.of(arguments[0])).kind());
            } catch (NativesMissingException missing) {
                System.out.println(missing.getMessage());
            }
        }
    }

    private static Path jar(Class<?> inside) {
        return Path.of(URI.create(
                inside.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    private static Set<String> packages(Path jarOrDirectory) throws IOException {
        if (Files.isDirectory(jarOrDirectory)) {
            return below(jarOrDirectory);
        }
        try (FileSystem jar = FileSystems.newFileSystem(jarOrDirectory)) {
            return below(jar.getPath("/"));
        }
    }

    private static Set<String> below(Path root) throws IOException {
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .map(file -> root.relativize(file.getParent()).toString())
                    .forEach(path -> packages.add(path.replaceAll("[/\\\\]", ".")));
        }
        return packages;
    }
}
