package com.encord.sdk.examples;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.nifti.NiftiPlane;
import com.encord.sdk.media.nifti.NiftiSlice;
import com.encord.sdk.media.nifti.NiftiVolume;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into NIfTI volumes. */
@Command(name = "nifti", description = "Looks into NIfTI volumes.", addMethodSubcommands = false)
final class NiftiCommand {
    @Command(description = "Prints what a volume is, and a digest of its data unless they are damaged.")
    int info(
            @Parameters(paramLabel = "FILE", description = "The volume.") Path file,
            @Option(names = "--json", hidden = true) boolean json) {
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            System.out.println(volume.toJson());
        } catch (CorruptMediaException | UnreadableMediaException damaged) {
            try {
                System.out.println(NiftiVolume.readHeader(MediaSource.of(file)).toJson());
            } catch (MediaException headerToo) {
                damaged.addSuppressed(headerToo); // knows less of what is wrong
            }
            throw damaged;
        }
        return Main.OK;
    }

    @Command(description = "Cuts a slice through the middle, or where told, and writes it as a PNG.")
    int slice(
            @Parameters(paramLabel = "FILE", description = "The volume.") Path file,
            @Parameters(paramLabel = "OUT.png", description = "The picture to write.") Path out,
            @Option(
                            names = "--plane",
                            required = true,
                            paramLabel = "axial|coronal|sagittal",
                            description = "Which way to cut.")
                    NiftiPlane plane,
            @Option(names = "--index", paramLabel = "N", description = "Which slice, from 0; else the middle one.")
                    @Nullable
                    Integer index,
            @Option(
                            names = "--to-scale",
                            description = "Stretch the picture to its real shape where voxels are not square.")
                    boolean toScale)
            throws IOException {
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            NiftiSlice slice = index == null ? volume.slice(plane) : volume.slice(plane, index, 0);
            BufferedImage picture = toScale ? slice.toScale(slice.toImage()) : slice.toImage();
            PngFile.write(picture, out);
            System.out.println(out + "  " + picture.getWidth() + " x " + picture.getHeight());
        }
        return Main.OK;
    }
}
