package com.encord.sdk.media.check;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomProblem;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Checks DICOM files: structure, whether a picture is there, and whether its encoding is one that is read. */
final class DicomCheck implements KindCheck {
    /** Enough to look at; a ruined file has thousands. */
    private static final int LISTED_FRAMES = 1_000;

    @Override
    public void check(MediaSource source, Draft draft) {
        DicomFile file = DicomReader.standard().read(source);
        facts(file, draft);
        if (file.isDirectory()) {
            draft.add(
                    FindingCode.UNSUPPORTED_CONTAINER,
                    Severity.ERROR,
                    Fix.REJECT,
                    "This is a DICOMDIR, an index of other files. Upload the files it lists, not the index.");
            return;
        }
        structure(file, draft);
        if (file.pixelElement().isPresent()) {
            pictures(file, draft);
        } else {
            withoutPicture(file, draft);
        }
    }

    private static void facts(DicomFile file, Draft draft) {
        OptionalInt columns = file.dataset().integer(Tag.COLUMNS);
        OptionalInt rows = file.dataset().integer(Tag.ROWS);
        Integer width = columns.isPresent() && columns.getAsInt() > 0 ? columns.getAsInt() : null;
        Integer height = rows.isPresent() && rows.getAsInt() > 0 ? rows.getAsInt() : null;
        draft.facts()
                .container("dicom")
                .codec(file.transferSyntax().name())
                .width(width)
                .height(height)
                .displayWidth(width)
                .displayHeight(height);
        if (file.pixelElement().isPresent()) {
            int frames = file.dataset().integer(Tag.NUMBER_OF_FRAMES).orElse(1);
            draft.facts().frameCount((long) Math.max(1, frames));
        }
    }

    private static void structure(DicomFile file, Draft draft) {
        boolean meta = file.fileMeta().size() > 0;
        if (!file.hasPreamble() || !meta) {
            draft.add(
                    FindingCode.MISSING_METADATA,
                    Severity.WARNING,
                    Fix.LOCAL_ONLY,
                    "The file has no "
                            + (meta
                                    ? "preamble"
                                    : file.hasPreamble()
                                            ? "file meta information"
                                            : "preamble and file meta information")
                            + " (PS3.10 7.1), which many readers insist on. Export it again as a DICOM Part 10 file.",
                    "preamble",
                    file.hasPreamble(),
                    "fileMetaElements",
                    file.fileMeta().size());
        }
        for (DicomProblem problem : file.problems()) {
            boolean cut = problem.kind() == DicomProblem.Kind.TRUNCATED;
            boolean behind = problem.kind() == DicomProblem.Kind.TRAILING;
            draft.add(
                    cut ? FindingCode.TRUNCATED : FindingCode.MALFORMED,
                    behind ? Severity.WARNING : Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    behind
                            ? "The picture is whole, but " + problem.message()
                                    + ", on which some readers fail. Export the file again."
                            : "The structure is broken: " + problem.message() + ". Copy or export the file again.",
                    "offset",
                    problem.offset());
        }
    }

    private static void withoutPicture(DicomFile file, Draft draft) {
        if (draft.has(FindingCode.TRUNCATED) || draft.has(FindingCode.MALFORMED)) {
            return; // the picture may be what is missing
        }
        boolean due = file.describesPicture();
        draft.add(
                FindingCode.NO_PIXEL_DATA,
                due ? Severity.ERROR : Severity.INFO,
                due ? Fix.LOCAL_ONLY : Fix.NONE,
                due
                        ? "The header describes a picture, but the file has no pixel data. Export it again with pixels."
                        : "This object holds no picture (plans, structures, reports and palettes do not), so there is"
                                + " nothing to label in it.",
                "sopClassUid",
                file.sopClassUid().orElse(""));
    }

    private static void pictures(DicomFile file, Draft draft) {
        try (DicomImage image = DicomImage.open(file)) {
            if (image.storedFrames() < image.frameCount() && !draft.has(FindingCode.TRUNCATED)) {
                draft.add(
                        FindingCode.TRUNCATED,
                        Severity.ERROR,
                        Fix.LOCAL_ONLY,
                        "The header promises " + image.frameCount() + " frames, but the pixel data has only "
                                + image.storedFrames() + ". Export the file again.",
                        "frames",
                        image.frameCount(),
                        "storedFrames",
                        image.storedFrames());
            }
            if (draft.deep()) {
                decode(image, draft);
            }
        } catch (UnsupportedMediaException unsupported) {
            draft.add(
                    FindingCode.UNSUPPORTED_CODEC,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The file " + reason(file, unsupported) + ".",
                    "transferSyntax",
                    file.transferSyntax().uid());
        } catch (CorruptMediaException headerSaysTooLittle) {
            draft.add(
                    FindingCode.MISSING_METADATA,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The file " + reason(file, headerSaysTooLittle) + ". Export it again.");
        }
    }

    private static String reason(DicomFile file, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        String prefix = file.source().name() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    private static void decode(DicomImage image, Draft draft) {
        List<Integer> damaged = new ArrayList<>();
        int count = 0;
        String first = "";
        for (int frame = 0; frame < image.storedFrames(); frame++) {
            try {
                image.frame(frame);
            } catch (UnsupportedMediaException notHere) {
                draft.add(
                        FindingCode.UNSUPPORTED_CODEC,
                        Severity.INFO,
                        Fix.NONE,
                        "Frames were not decoded, so damage would not be seen: the file "
                                + reason(image.file(), notHere) + ".",
                        "frame",
                        frame);
                return;
            } catch (CorruptMediaException bad) {
                count++;
                first = first.isEmpty() ? reason(image.file(), bad) : first;
                if (damaged.size() < LISTED_FRAMES) {
                    damaged.add(frame);
                }
            }
        }
        if (count > 0) {
            draft.add(
                    FindingCode.CORRUPT_FRAMES,
                    Severity.ERROR,
                    count == image.frameCount() ? Fix.REJECT : Fix.LOCAL_ONLY,
                    count + " of " + image.frameCount() + " frames cannot be decoded; the first one because the file "
                            + first + ". Copy or export it again.",
                    "damagedFrames",
                    damaged,
                    "damaged",
                    count);
        }
    }
}
