package com.encord.sdk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. A new room has to be entered in the table before anything compiles into it. */
class ArchitectureTest {
    private static final String ROOT = "com.encord.sdk";

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("errors", List.of()),
            Map.entry("page", List.of()),
            Map.entry("observe", List.of()),
            Map.entry("auth", List.of("errors")),
            Map.entry("transport", List.of("auth", "observe", "page", "errors")),
            Map.entry("transfer", List.of("transport", "errors")),
            Map.entry("items", List.of("transport", "page", "errors")),
            Map.entry("jobs", List.of("transport", "errors")),
            Map.entry("datasets", List.of("items", "jobs", "transport", "page", "errors")),
            Map.entry("upload", List.of("items", "jobs", "transfer", "transport", "errors")),
            Map.entry("download", List.of("items", "transfer", "transport", "page", "errors")),
            Map.entry("folders", List.of("items", "jobs", "upload", "download", "transport", "page", "errors")),
            Map.entry("organisation", List.of("jobs", "transport", "page")));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String packageOf(String room) {
        return ROOT + "." + room;
    }

    @Test
    void eachPackageIsARoomOfTheTable() {
        Set<String> rooms = new TreeSet<>();
        CORE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .forEach(name -> rooms.add(name.substring(ROOT.length() + 1)));

        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), rooms);
    }

    @Test
    void roomsImportOnlyWhatTheTableAllows() {
        MAY_IMPORT.forEach((room, allowed) -> {
            String[] known = Stream.concat(Stream.of(room), allowed.stream())
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(packageOf(room))
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(known)))
                    .check(CORE);
        });
    }

    @Test
    void noRoomsImportEachOtherInACircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void librariesStayInTheirRooms() {
        onlyIn("transport", "okhttp3..", "okio..", "com.fasterxml..", "kotlin..");
        onlyIn("auth", "org.mindrot..");
    }

    private static void onlyIn(String room, String... libraries) {
        DescribedPredicate<JavaClass> sharesTheCallersClient = DescribedPredicate.describe(
                "accept the caller's OkHttpClient", type -> type.isEquivalentTo(EncordClientBuilder.class));
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(packageOf(room)))
                        .and(DescribedPredicate.not(sharesTheCallersClient)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(CORE);
    }

    @Test
    void publicSignaturesNameOnlyTheJdkAndTheSdk() {
        List<String> foreign = CORE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().equals(packageOf("transport")))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(ArchitectureTest::isVisible)
                .filter(unit -> !unit.getFullName().startsWith(EncordClientBuilder.class.getName() + ".httpClient("))
                .flatMap(unit -> Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive()
                                && !type.getPackageName().startsWith("java.")
                                && !type.getPackageName().startsWith(ROOT))
                        .map(type -> unit.getFullName() + " names " + type.getName()))
                .toList();

        assertEquals(List.of(), foreign);
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    @Test
    void theRulesSeeTheWholeModule() {
        assertTrue(CORE.contain(EncordClient.class));
        assertTrue(CORE.stream().anyMatch(resideInAPackage(packageOf("transport"))));
    }
}
