package com.encord.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Keeps the table of operations honest: what it names exists, and what is sent is in it. */
class OperationsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SENT = Pattern.compile("RestRequest\\.(get|post|patch|delete)\\(\\s*\"([^\"]+)\"");

    private static final Pattern SENT_OTHERWISE =
            Pattern.compile("RestRequest\\.(get|post|patch|delete)\\(\\s*[^\"\\s]");

    private record Row(String endpoint, String python, String java, String test) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("OPERATIONS.md"))) {
            if (line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| endpoint")) {
                String[] cells = line.substring(1, line.length() - 1).trim().split(" \\| ", -1);
                assertEquals(4, cells.length, line);
                rows.add(new Row(cells[0], cells[1], cells[2], cells[3]));
            }
        }
        assertTrue(rows.size() > 60, rows.size() + " rows");
        return rows;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    /** The classes beside one, by their simple names; the local platform's are no part of the SDK. */
    private static Map<String, List<Class<?>>> classesBeside(Class<?> one) throws Exception {
        Path root =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-info"))
                    .map(name -> name.replace(".class", "").replace('/', '.').replace('\\', '.'))
                    .filter(name -> !name.startsWith("com.encord.sdk.local."))
                    .map(OperationsTest::load)
                    .collect(Collectors.groupingBy(Class::getSimpleName));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, OperationsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertExists(String cell, Map<String, List<Class<?>>> classes, Predicate<Method> isWanted) {
        for (String code : codes(cell)) {
            String[] parts = code.split("\\.");
            assertEquals(2, parts.length, code + " is not a class and a method");
            assertTrue(
                    classes.getOrDefault(parts[0], List.of()).stream()
                            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                            .filter(isWanted)
                            .anyMatch(method -> method.getName().equals(parts[1])),
                    "no such method: " + code);
        }
    }

    @Test
    void everyJavaCallIsAPublicMethod() throws Exception {
        Map<String, List<Class<?>>> classes = classesBeside(EncordClient.class);
        for (Row row : rows()) {
            assertExists(row.java, classes, method -> Modifier.isPublic(method.getModifiers()));
        }
    }

    @Test
    void everyTestNamedIsATest() throws Exception {
        Map<String, List<Class<?>>> classes = classesBeside(OperationsTest.class);
        for (Row row : rows()) {
            assertExists(
                    row.test,
                    classes,
                    method -> method.isAnnotationPresent(Test.class)
                            || method.isAnnotationPresent(ParameterizedTest.class));
        }
    }

    @Test
    void whateverIsOfferedNamesItsTest() throws Exception {
        for (Row row : rows()) {
            boolean isOffered =
                    !row.java.startsWith("not offered") || !codes(row.java).isEmpty();
            assertEquals(isOffered, !codes(row.test).isEmpty(), row.toString());
        }
    }

    @Test
    void everyPathTheSdkSendsIsListed() throws Exception {
        Set<String> listed = new TreeSet<>();
        for (Row row : rows()) {
            for (String path : codes(row.endpoint)) {
                for (String verb :
                        row.endpoint.substring(0, row.endpoint.indexOf('`')).split(", ")) {
                    listed.add(verb.trim() + " " + path.replaceAll("\\{[^}]+}", "{}"));
                }
            }
        }
        Set<String> sent = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(source);
                assertFalse(SENT_OTHERWISE.matcher(text).find(), source + " hides a path in a constant");
                SENT.matcher(text).results().map(OperationsTest::path).forEach(sent::add);
            }
        }
        assertTrue(sent.size() > 30, sent.toString());
        sent.removeAll(listed);
        assertEquals(Set.of(), sent);
    }

    private static String path(MatchResult call) {
        return call.group(1).toUpperCase(Locale.ROOT) + " " + call.group(2);
    }
}
