package com.encord.sdk.media.video;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * How a {@link FrameIndex} lies on disk: magic, version, time base, last duration, packet count, then per packet pts,
 * dts and flags, and a CRC-32C over all before it; numbers big-endian.
 */
final class FrameIndexFile {
    private static final long MAGIC = 0x454E_4346_5249_4458L; // ENCFRIDX
    private static final int VERSION = 1;
    private static final int BYTES_PER_PACKET = 2 * Long.BYTES + 1;
    private static final int BYTES_AROUND = 8 + 4 + 8 + 8 + 8 + 4 + 8;

    private FrameIndexFile() {}

    static void write(FrameIndex index, Path file) {
        Path directory = file.toAbsolutePath().getParent();
        Path beside = null;
        try {
            // not one of the system's temporary files, which only their owner may read
            beside = Files.createFile(directory.resolve(".frame-index-" + UUID.randomUUID() + ".tmp"));
            CRC32C checksum = new CRC32C();
            try (DataOutputStream out = new DataOutputStream(new CheckedOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16), checksum))) {
                out.writeLong(MAGIC);
                out.writeInt(VERSION);
                out.writeLong(index.timeBase().numerator());
                out.writeLong(index.timeBase().denominator());
                out.writeLong(index.lastDuration());
                out.writeInt(index.packetCount());
                for (int packet = 0; packet < index.packetCount(); packet++) {
                    out.writeLong(index.packetPts(packet));
                    out.writeLong(index.packetDts(packet));
                    out.writeByte(index.packetFlags(packet));
                }
                out.writeLong(checksum.getValue());
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            deleteQuietly(beside);
            throw new MediaException(file.toString(), "cannot write the frame index: " + failure.getMessage(), failure);
        }
    }

    static FrameIndex read(Path file) {
        String name = file.toString();
        CRC32C checksum = new CRC32C();
        try (DataInputStream in = new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), checksum))) {
            if (in.readLong() != MAGIC) {
                throw new UnreadableMediaException(name, "is not a frame index; scan the video again");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new UnsupportedMediaException(
                        name, "has version " + version + ", this SDK reads " + VERSION + "; scan the video again");
            }
            long numerator = in.readLong();
            long denominator = in.readLong();
            long lastDuration = in.readLong();
            int count = in.readInt();
            long expected = BYTES_AROUND + (long) count * BYTES_PER_PACKET;
            if (count < 0 || expected != Files.size(file)) {
                throw new CorruptMediaException(
                        name,
                        "should have " + expected + " bytes for " + count + " packets but has " + Files.size(file)
                                + "; scan the video again");
            }
            long[] pts = new long[count];
            long[] dts = new long[count];
            byte[] flags = new byte[count];
            for (int packet = 0; packet < count; packet++) {
                pts[packet] = in.readLong();
                dts[packet] = in.readLong();
                flags[packet] = in.readByte();
            }
            long computed = checksum.getValue();
            if (in.readLong() != computed || numerator <= 0 || denominator <= 0) {
                throw new CorruptMediaException(name, "fails its checksum; scan the video again");
            }
            return new FrameIndex(new Rational(numerator, denominator), pts, dts, flags, lastDuration);
        } catch (EOFException truncated) {
            throw new CorruptMediaException(name, "ends too early; scan the video again", truncated);
        } catch (IOException failure) {
            throw new UnreadableMediaException(name, "cannot read the frame index: " + failure.getMessage(), failure);
        }
    }

    private static void deleteQuietly(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException ignored) {
                // the failure that brought us here is the one to tell
            }
        }
    }
}
