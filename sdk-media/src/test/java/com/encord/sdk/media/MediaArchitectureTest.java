package com.encord.sdk.media;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may know whom among the media rooms. */
class MediaArchitectureTest {
    private static final String ROOT = "com.encord.sdk.media";

    private static final JavaClasses MEDIA = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void onlyTheJavacvRoomKnowsJavacvAndNobodyKnowsThatRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".javacv")
                .should()
                .dependOnClassesThat(resideInAPackage("org.bytedeco.javacv..").or(resideInAPackage(ROOT + ".javacv")))
                .check(MEDIA);
    }

    @Test
    void onlyTheFfmpegRoomKnowsNatives() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".internal.ffmpeg").and(resideOutsideOfPackage(ROOT + ".javacv")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(MEDIA);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".javacv")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.ffmpeg..", "org.bytedeco.javacpp..", ROOT + ".internal..")
                .check(MEDIA);
    }

    @Test
    void dicomFilesKnowNeitherTheirPicturesNorTheirSeries() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".dicom")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".dicom.pixel", ROOT + ".dicom.series", ROOT + ".internal.ffmpeg")
                .check(MEDIA);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".dicom.pixel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".dicom.series")
                .check(MEDIA);
    }

    @Test
    void decodersInPureJavaKnowNoOtherRoom() {
        for (String name : List.of("jpeg", "jpeg2000", "compression", "charset", "json")) {
            String room = ROOT + ".internal." + name;
            noClasses()
                    .that()
                    .resideInAPackage(room)
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + ".*..").and(resideOutsideOfPackage(room)))
                    .check(MEDIA);
        }
    }

    @Test
    void noRoomsImportEachOtherInACircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MEDIA);
    }
}
