package com.encord.sdk.media.nifti;

import com.encord.sdk.media.MediaSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Where header and voxels are: in one file, or in a pair of {@code .hdr} and {@code .img}, each perhaps gzipped.
 *
 * @param paired whether they are two files that both exist
 */
record NiftiFiles(MediaSource header, MediaSource voxels, boolean paired) {
    private static final int BUFFER = 1 << 16;

    /** Finds the other half of a pair by name; a file of any other name stands alone. */
    static NiftiFiles of(MediaSource source) {
        Path path = source.path().orElse(null);
        if (path == null || path.getFileName() == null) {
            return new NiftiFiles(source, source, false);
        }
        String name = path.getFileName().toString();
        if (isNamed(name, ".img")) {
            Path header = partner(path, name, "img", "hdr");
            return new NiftiFiles(MediaSource.of(header), source, Files.exists(header));
        }
        if (isNamed(name, ".hdr")) {
            Path voxels = partner(path, name, "hdr", "img");
            return new NiftiFiles(source, MediaSource.of(voxels), Files.exists(voxels));
        }
        return new NiftiFiles(source, source, false);
    }

    static Optional<Path> voxelsBeside(Path header) {
        Path name = header.getFileName();
        if (name == null || !isNamed(name.toString(), ".hdr")) {
            return Optional.empty();
        }
        NiftiFiles files = of(MediaSource.of(header));
        return files.paired ? files.voxels.path() : Optional.empty();
    }

    private static boolean isNamed(String name, String ending) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(ending) || lower.endsWith(ending + ".gz");
    }

    private static Path partner(Path path, String name, String own, String other) {
        int at = name.toLowerCase(Locale.ROOT).lastIndexOf("." + own) + 1;
        String stem = name.substring(0, at);
        String extension = name.substring(at, at + own.length());
        String wanted = extension.equals(extension.toUpperCase(Locale.ROOT)) ? other.toUpperCase(Locale.ROOT) : other;
        for (String ending : List.of("", ".gz")) {
            Path candidate = path.resolveSibling(stem + wanted + ending);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return path.resolveSibling(stem + wanted);
    }

    /** The bytes of the header's file from the beginning, decompressed if need be. */
    InputStream openHeader() throws IOException {
        return open(header, isGzip(header));
    }

    /** Whether the content is gzip, whatever the name says. */
    static boolean isGzip(MediaSource source) throws IOException {
        try (InputStream in = Channels.newInputStream(source.open())) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    /** The bytes from the beginning, decompressed if need be. */
    static InputStream open(MediaSource source, boolean gzip) throws IOException {
        InputStream raw = Channels.newInputStream(source.open());
        try {
            return gzip ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }
}
