package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomSeriesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void filesAreInOrderAndTheGeometryIsSaid() throws IOException {
        for (String name : List.of("17106", "17136", "17166", "17196")) {
            String file = "pd__dicomdirtests-77654033-CT2-" + name;
            Path source = Path.of(System.getProperty("encord.corpus", ""), "dicom", file);
            Assumptions.assumeTrue(Files.exists(source), () -> "skipped: no " + source);
            Files.copy(source, folder.resolve(file));
        }
        Cli run = Cli.run("dicom", "series", folder.toString());
        assertEquals("", run.err());
        assertEquals(1, run.out().size());
        JsonNode series = new ObjectMapper().readTree(run.out().get(0));
        assertEquals("CT", series.path("modality").asText());
        assertEquals(4, series.path("frames").asInt());
        List<String> endings = new ArrayList<>();
        series.path("files").forEach(file -> endings.add(file.asText().replaceAll(".*-", "")));
        // by Image Position (Patient), as pydicom shows it: the height rises from file to file
        assertEquals(List.of("17106", "17136", "17166", "17196"), endings);
        assertEquals(3, series.path("geometry").path("normal").size());
        assertEquals(6, series.path("geometry").path("orientation").size());
    }
}
