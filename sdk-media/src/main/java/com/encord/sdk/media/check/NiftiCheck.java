package com.encord.sdk.media.check;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.SniffedMedia;
import com.encord.sdk.media.nifti.NiftiExtension;
import com.encord.sdk.media.nifti.NiftiHeader;
import com.encord.sdk.media.nifti.NiftiVolume;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks volumes: the header and its extensions, whether the name tells compression truly, whether they are one file,
 * and whether all voxels are there.
 */
final class NiftiCheck implements KindCheck {
    @Override
    public void check(MediaSource source, Draft draft) {
        try (NiftiVolume volume = NiftiVolume.open(source)) {
            NiftiHeader header = volume.header();
            long[] shape = header.shape();
            draft.facts()
                    .width((int) Math.min(shape[0], Integer.MAX_VALUE))
                    .height(shape.length > 1 ? (int) Math.min(shape[1], Integer.MAX_VALUE) : 1);
            name(volume.compressed(), draft);
            if (volume.paired()) {
                pair(volume.compressed(), draft);
            }
            extensions(source, draft);
            voxels(volume, draft);
        }
    }

    /** What no signature tells: the voxel half of a pair, whose header does, and a volume that ends within its header. */
    static Optional<SniffedMedia> recognise(MediaSource source) {
        String name = source.name().toLowerCase(Locale.ROOT);
        boolean volume = name.matches(".*\\.img(\\.gz)?") && hasHeader(source)
                || name.matches(".*\\.(nii|hdr)(\\.gz)?") && NiftiVolume.beginsLikeHeader(source);
        return volume ? Optional.of(new SniffedMedia(MediaKind.NIFTI, "application/x-nifti")) : Optional.empty();
    }

    private static boolean hasHeader(MediaSource voxels) {
        try {
            NiftiVolume.readHeader(voxels);
            return true;
        } catch (MediaException alone) {
            return false;
        }
    }

    private static void name(boolean compressed, Draft draft) {
        boolean named = draft.extension().equals("gz");
        // A half of a pair does not tell how the other half is stored.
        if (named == compressed || !named && !draft.extension().equals("nii")) {
            return;
        }
        draft.add(
                FindingCode.MISLABELLED,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                compressed
                        ? "The volume is gzipped but its name does not end in .gz, so viewers refuse it. Rename it."
                        : "The volume is named .gz but is not compressed, so viewers refuse it. Rename or compress it.",
                "extension",
                draft.extension(),
                "compressed",
                compressed);
    }

    private static void pair(boolean compressed, Draft draft) {
        draft.add(
                FindingCode.SPLIT_VOLUME,
                Severity.INFO,
                Fix.NONE,
                "The volume is a pair of .hdr and .img, and the platform takes one file per volume. A repair joins them"
                        + " when they are uploaded; or convert them to .nii.",
                "compressed",
                compressed);
    }

    private static void extensions(MediaSource source, Draft draft) {
        try {
            NiftiExtension.read(source);
        } catch (CorruptMediaException damaged) {
            draft.add(
                    FindingCode.MALFORMED,
                    Severity.WARNING,
                    Fix.NONE,
                    "The extensions of the header are damaged, and some viewers refuse the volume for it. Export it"
                            + " again.",
                    "reason",
                    String.valueOf(damaged.getMessage()));
        }
    }

    private static void voxels(NiftiVolume volume, Draft draft) {
        try {
            long missing = volume.missingBytes();
            if (missing > 0) {
                draft.add(
                        FindingCode.TRUNCATED,
                        Severity.ERROR,
                        Fix.LOCAL_ONLY,
                        "The header promises more voxels than the file holds. Copy or export it again.",
                        "missingBytes",
                        missing);
            }
        } catch (CorruptMediaException damaged) {
            draft.add(
                    FindingCode.CORRUPT_FRAMES,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The compressed voxels are damaged. Copy or export the volume again.",
                    "reason",
                    String.valueOf(damaged.getMessage()));
        }
    }
}
