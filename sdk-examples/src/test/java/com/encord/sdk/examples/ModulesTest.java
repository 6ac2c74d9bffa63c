package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.media.MediaKind;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars are modules for those who put them on the module path, and modules must not share packages. */
class ModulesTest {
    @Test
    void noPackageIsInTwoJars() throws Exception {
        Set<String> seen = new HashSet<>();
        List<String> split = new ArrayList<>();
        for (Class<?> inside : List.of(EncordClient.class, LocalPlatform.class, MediaKind.class, ModulesTest.class)) {
            Set<String> packages = packages(Path.of(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI()));
            assertTrue(packages.contains(inside.getPackageName()), packages.toString());
            packages.stream().filter(each -> !seen.add(each)).forEach(split::add);
        }
        assertEquals(List.of(), split);
    }

    @Test
    void theClientIsAModuleThatFindsAllItNeedsAndHidesTheWire() throws Exception {
        Path core = Path.of(EncordClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assumeTrue(Files.isRegularFile(core), "only the jar is a module");
        Path[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toArray(Path[]::new);

        ModuleDescriptor client = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(core), ModuleFinder.of(classPath), Set.of("com.encord.sdk"))
                .findModule("com.encord.sdk")
                .orElseThrow()
                .reference()
                .descriptor();
        Set<String> hidden = new TreeSet<>(client.packages());
        client.exports().forEach(each -> hidden.remove(each.source()));
        assertFalse(client.isAutomatic());
        assertEquals(Set.of("com.encord.sdk.transport"), hidden);
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
