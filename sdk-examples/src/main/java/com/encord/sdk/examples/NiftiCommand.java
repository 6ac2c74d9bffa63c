package com.encord.sdk.examples;

import com.encord.sdk.media.nifti.NiftiPlane;
import com.encord.sdk.media.nifti.NiftiSlice;
import com.encord.sdk.media.nifti.NiftiVolume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into NIfTI volumes. */
@Command(name = "nifti", description = "Looks into NIfTI volumes.", mixinStandardHelpOptions = true)
final class NiftiCommand {
    @Command(description = "Prints what a volume is, and a digest of its data.")
    int info(@Parameters(paramLabel = "FILE") Path file, @Option(names = "--json", hidden = true) boolean json) {
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            System.out.println(volume.toJson());
        }
        return Main.OK;
    }

    @Command(description = "Cuts a slice through the middle, or where told, and writes it as a PNG.")
    int slice(
            @Parameters(paramLabel = "FILE") Path file,
            @Parameters(paramLabel = "OUT.png") Path out,
            @Option(names = "--plane", required = true, paramLabel = "axial|coronal|sagittal") String plane,
            @Option(names = "--index", paramLabel = "N") @Nullable Integer index)
            throws IOException {
        NiftiPlane which = NiftiPlane.valueOf(plane.toUpperCase(Locale.ROOT));
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            NiftiSlice slice = index == null ? volume.slice(which) : volume.slice(which, index, 0);
            ImageIO.write(slice.toImage(), "png", out.toFile());
            System.out.println(out + "  " + slice.width() + " x " + slice.height());
        }
        return Main.OK;
    }
}
