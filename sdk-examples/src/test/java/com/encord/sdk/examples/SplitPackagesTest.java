package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.media.MediaKind;
import java.io.IOException;
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
class SplitPackagesTest {
    @Test
    void noPackageIsInTwoJars() throws Exception {
        Set<String> seen = new HashSet<>();
        List<String> split = new ArrayList<>();
        for (Class<?> inside :
                List.of(EncordClient.class, LocalPlatform.class, MediaKind.class, SplitPackagesTest.class)) {
            Set<String> packages = packages(Path.of(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI()));
            assertTrue(packages.contains(inside.getPackageName()), packages.toString());
            packages.stream().filter(each -> !seen.add(each)).forEach(split::add);
        }
        assertEquals(List.of(), split);
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
                    .map(file -> root.relativize(file.getParent()).toString())
                    .forEach(path -> packages.add(path.replaceAll("[/\\\\]", ".")));
        }
        return packages;
    }
}
