package com.encord.sdk.media;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom among the media rooms. A new room has to be entered in the table before anything compiles into it. */
class MediaArchitectureTest {
    private static final String SDK = "com.encord.sdk";
    private static final String ROOT = SDK + ".media";

    /** What a room may import besides the media root. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("internal.charset", List.of()),
            Map.entry("internal.compression", List.of()),
            Map.entry("internal.json", List.of()),
            Map.entry("internal.order", List.of()),
            Map.entry("internal.jpeg", List.of()),
            Map.entry("internal.jpeg2000", List.of()),
            Map.entry("internal.scale", List.of()),
            Map.entry("internal.ffmpeg", List.of()),
            Map.entry("audio", List.of("internal.ffmpeg")),
            Map.entry("document", List.of("internal.charset")),
            Map.entry("nifti", List.of("internal.json", "internal.scale")),
            Map.entry("video", List.of("internal.ffmpeg")),
            Map.entry("javacv", List.of("video")),
            Map.entry(
                    "image",
                    List.of(
                            "internal.json",
                            "internal.order",
                            "internal.compression",
                            "internal.jpeg2000",
                            "internal.ffmpeg")),
            Map.entry("dicom", List.of("internal.json")),
            Map.entry("dicom.pixel", List.of("dicom", "internal.jpeg", "internal.jpeg2000", "internal.scale")),
            Map.entry("dicom.series", List.of("dicom", "dicom.pixel", "internal.order", "internal.scale")),
            Map.entry(
                    "check",
                    List.of("video", "image", "audio", "document", "dicom", "dicom.pixel", "nifti", "internal.json")),
            Map.entry("reencode", List.of("video", "image", "check", "internal.ffmpeg")),
            Map.entry("upload", List.of("video", "image", "audio", "document", "dicom", "nifti", "check", "reencode")));

    private static final JavaClasses MEDIA = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String packageOf(String room) {
        return ROOT + "." + room;
    }

    @Test
    void eachPackageIsARoomOfTheTable() {
        Set<String> rooms = new TreeSet<>();
        MEDIA.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .forEach(name -> rooms.add(name.substring(ROOT.length() + 1)));

        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), rooms);
    }

    @Test
    void roomsImportOnlyWhatTheTableAllows() {
        MAY_IMPORT.forEach((room, allowed) -> {
            String[] known = Stream.concat(Stream.of(room), allowed.stream())
                    .map(MediaArchitectureTest::packageOf)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(packageOf(room))
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                            .or(resideInAPackage(ROOT))
                            .or(resideInAnyPackage(known)))
                    .check(MEDIA);
        });
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                        .or(resideInAPackage(ROOT))
                        .or(resideInAPackage(packageOf("internal.charset"))))
                .check(MEDIA);
    }

    @Test
    void onlyTheBridgeKnowsTheClientAndOnlyItsUploads() {
        onlyIn("upload", SDK + ".upload");
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage(SDK + "..")
                        .and(resideOutsideOfPackage(ROOT + ".."))
                        .and(resideOutsideOfPackage(SDK + ".upload")))
                .check(MEDIA);
    }

    @Test
    void librariesStayInTheirRooms() {
        onlyIn("javacv", "org.bytedeco.javacv..");
        onlyIn("internal.ffmpeg", "org.bytedeco.ffmpeg..", "org.bytedeco.javacpp..");
    }

    private static void onlyIn(String room, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(MEDIA);
    }

    @Test
    void noRoomsImportEachOtherInACircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MEDIA);
    }

    @Test
    void publicSignaturesNameOnlyTheJdkAndTheSdk() {
        List<String> foreign = MEDIA.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().startsWith(ROOT + ".internal."))
                .filter(type -> !type.getPackageName().equals(packageOf("javacv")))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(unit -> Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(MediaArchitectureTest::isForeign)
                        .map(type -> unit.getFullName() + " names " + type.getName()))
                .toList();

        assertEquals(List.of(), foreign);
    }

    private static boolean isForeign(JavaClass type) {
        String home = type.getPackageName();
        return !type.isPrimitive()
                && (home.startsWith(ROOT + ".internal.") || !home.startsWith("java.") && !home.startsWith(SDK));
    }

    @Test
    void theRulesSeeTheWholeModule() {
        assertTrue(MEDIA.contain(MediaKind.class));
        assertTrue(MEDIA.stream().anyMatch(resideInAPackage(packageOf("internal.ffmpeg"))));
    }
}
