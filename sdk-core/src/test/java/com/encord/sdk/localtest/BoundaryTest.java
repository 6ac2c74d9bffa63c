package com.encord.sdk.localtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The local platform is published on its own, so it may lean on the JDK and Jackson only. */
@Timeout(30)
class BoundaryTest {
    /** Tests of its insides stand beside them, but are not published with it. */
    private static final Pattern TESTS = Pattern.compile(".*Test(\\$.*)?\\.class");

    @Test
    void localPlatformKnowsNothingOfTheClientItServes() {
        classes()
                .that()
                .resideInAPackage("com.encord.sdk.local")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "com.encord.sdk.local", "java..", "javax.crypto..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(location -> !location.matches(TESTS))
                        .importPackages("com.encord.sdk.local"));
    }
}
