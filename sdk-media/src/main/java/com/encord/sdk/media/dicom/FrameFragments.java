package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fragments of encapsulated pixel data make up which frame (PS3.5 A.4): by the extended or the basic offset
 * table, one fragment a frame where the numbers agree, and otherwise by the markers that end a codestream.
 */
final class FrameFragments {
    private static final int LARGEST_CODESTREAM = 1 << 30;
    /** Where an end marker is looked for; coded data cannot contain one. */
    private static final int TAIL = 16;

    private final String source;
    private final PixelBytes bytes;
    private final List<List<DicomValue.Region>> frames;

    FrameFragments(DicomFile file, PixelBytes bytes, List<DicomValue.Region> withTable, int frameCount) {
        this.source = file.source().name();
        this.bytes = bytes;
        if (withTable.size() < 2) {
            throw new CorruptMediaException(source, "has encapsulated pixel data without a single fragment");
        }
        List<DicomValue.Region> fragments = withTable.subList(1, withTable.size());
        if (frameCount == 1) {
            this.frames = List.of(fragments);
        } else if (fragments.size() == frameCount) {
            this.frames = fragments.stream().map(List::of).toList();
        } else {
            List<List<DicomValue.Region>> byTable = byOffsets(fragments, offsets(file, withTable.get(0), frameCount));
            this.frames = byTable.size() == frameCount ? byTable : byMarkers(fragments);
        }
    }

    /** How many frames there are fragments for, which may be fewer than promised. */
    int count() {
        return frames.size();
    }

    private Set<Long> offsets(DicomFile file, DicomValue.Region basicTable, int frameCount) {
        Set<Long> offsets = new HashSet<>();
        byte[] extended =
                file.dataset().find(Tag.EXTENDED_OFFSET_TABLE).map(this::table).orElse(new byte[0]);
        if (extended.length >= 8L * frameCount) {
            ByteBuffer table = ByteBuffer.wrap(extended).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < frameCount; i++) {
                offsets.add(table.getLong());
            }
            return offsets;
        }
        if (basicTable.length() >= 4L * frameCount) {
            ByteBuffer table = ByteBuffer.wrap(bytes.read(basicTable.offset(), 4 * frameCount))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < frameCount; i++) {
                offsets.add(Integer.toUnsignedLong(table.getInt()));
            }
        }
        return offsets;
    }

    private byte[] table(DicomElement element) {
        return element.value() instanceof DicomValue.Region region && region.length() < LARGEST_CODESTREAM
                ? bytes.read(region.offset(), (int) region.length())
                : element.bytes();
    }

    /** Offsets count from the first fragment's item tag, which stands 8 bytes before its bytes. */
    private static List<List<DicomValue.Region>> byOffsets(List<DicomValue.Region> fragments, Set<Long> offsets) {
        List<List<DicomValue.Region>> frames = new ArrayList<>();
        long base = fragments.get(0).offset();
        for (DicomValue.Region fragment : fragments) {
            if (frames.isEmpty() || offsets.contains(fragment.offset() - base)) {
                frames.add(new ArrayList<>());
            }
            frames.get(frames.size() - 1).add(fragment);
        }
        return frames;
    }

    /**
     * A fragment that ends with an end-of-image or end-of-codestream marker, padding or rubbish aside, ends its frame.
     */
    private List<List<DicomValue.Region>> byMarkers(List<DicomValue.Region> fragments) {
        List<List<DicomValue.Region>> frames = new ArrayList<>();
        List<DicomValue.Region> open = new ArrayList<>();
        for (DicomValue.Region fragment : fragments) {
            open.add(fragment);
            int tail = (int) Math.min(TAIL, fragment.length());
            byte[] end = bytes.read(fragment.offset() + fragment.length() - tail, tail);
            for (int i = 0; i + 1 < tail; i++) {
                if ((end[i] & 0xFF) == 0xFF && (end[i + 1] & 0xFF) == 0xD9) {
                    frames.add(open);
                    open = new ArrayList<>();
                    break;
                }
            }
        }
        if (!open.isEmpty()) {
            frames.add(open);
        }
        return frames;
    }

    /** The codestream of a frame, its fragments put together. */
    byte[] codestream(int frame) {
        if (frame >= frames.size()) {
            throw new CorruptMediaException(
                    source,
                    "has pixel data for " + frames.size() + " frames, and frame " + frame + " is not among them");
        }
        List<DicomValue.Region> parts = frames.get(frame);
        long length = parts.stream().mapToLong(DicomValue.Region::length).sum();
        if (length > LARGEST_CODESTREAM) {
            throw new MediaLimitException(source, "has a compressed frame of " + (length >> 20) + " MB");
        }
        byte[] whole = new byte[(int) length];
        int at = 0;
        for (DicomValue.Region part : parts) {
            System.arraycopy(bytes.read(part.offset(), (int) part.length()), 0, whole, at, (int) part.length());
            at += (int) part.length();
        }
        return whole;
    }
}
