package com.encord.sdk.media.internal.ffmpeg;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.AVIOContext.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets the demuxer of an indexed file count packets without reading what is in them. It stands between FFmpeg's demuxer
 * and its file: a read of exactly one sample of the index is answered after its beginning was read, as far as FFmpeg's
 * H.264 parser looks (the units before the first slice and that slice's header); FFmpeg has no parser at work for HEVC
 * here. All other reads, the ones that meet the end of the file among them, are made. So every value of a packet is
 * what it would have been, except its content, which must not be used. Confined to the demuxer's thread.
 */
final class PayloadSkip implements AutoCloseable {
    /** With less in the average sample, reading everything is faster. */
    static final int SMALLEST_AVERAGE = 32 << 10;

    /** Smaller samples are read through the buffer, which costs less than asking for each. */
    static final int SMALLEST_SKIPPED = 4 << 10;

    private static final int BEGINNING = 2 << 10;

    /** The parser reads at most so many bytes of a slice. */
    private static final int SLICE_HEADER = 1_000;

    private static final int SEEK_SET = 0;
    private static final int INPUT_OUTPUT_ERROR = -5;

    /** JavaCPP has room for a handful of native callbacks per type in the whole process: one for all files. */
    private static final Read_packet_Pointer_BytePointer_int READ = new Reading();

    private static final Map<Long, PayloadSkip> LIVE = new ConcurrentHashMap<>();

    private final Deadline deadline;
    private final AVIOContext io;
    private final Pointer file;
    private final AVStream stream;
    private final int lengthBytes;
    private final int smallest;
    private final long fileSize;
    private final int entries;
    private final Read_packet_Pointer_BytePointer_int read;
    private final Seek_Pointer_long_int seek;
    private int next;
    private long nextPosition;
    private int nextSize;

    /** Whether FFmpeg believes the file's position to be behind bytes that were not read. */
    private boolean behind;

    private PayloadSkip(
            Deadline deadline, AVIOContext io, long fileSize, AVStream stream, int lengthBytes, int smallest) {
        this.deadline = deadline;
        this.io = io;
        this.file = io.opaque();
        this.stream = stream;
        this.lengthBytes = lengthBytes;
        this.smallest = smallest;
        this.fileSize = fileSize;
        this.entries = avformat.avformat_index_get_entries_count(stream);
        this.read = io.read_packet();
        this.seek = io.seek();
        look(0);
        LIVE.put(file.address(), this);
        io.read_packet(READ);
        io.buffer_size(Math.min(io.buffer_size(), smallest));
    }

    /** Starts to skip samples of a size, where that is exact and the average sample is large enough for it to pay. */
    static Optional<PayloadSkip> of(OpenedInput input, DemuxedStream video, int smallestAverage, int smallest) {
        AVIOContext io = input.context().pb();
        AVStream stream = video.stream();
        int lengthBytes = lengthBytes(video.parameters());
        if (!input.readsFile() || lengthBytes < 0 || io.seekable() == 0) {
            return Optional.empty();
        }
        int entries = avformat.avformat_index_get_entries_count(stream);
        long size = avformat.avio_size(io);
        return entries > 0 && size / entries >= smallestAverage
                ? Optional.of(new PayloadSkip(input.deadline(), io, size, stream, lengthBytes, smallest))
                : Optional.empty();
    }

    /** How long the length before each unit is, 0 if nobody looks into a packet, -1 if that is not known. */
    private static int lengthBytes(AVCodecParameters parameters) {
        if (parameters.codec_id() == avcodec.AV_CODEC_ID_HEVC) {
            return 0;
        }
        BytePointer header = parameters.extradata();
        boolean lengths = parameters.codec_id() == avcodec.AV_CODEC_ID_H264
                && parameters.extradata_size() >= 7
                && header.get(0) == 1;
        return lengths ? (header.get(4) & 3) + 1 : -1;
    }

    @Override
    public void close() {
        LIVE.remove(file.address());
        io.read_packet(read);
        read.close();
        seek.close();
    }

    private void look(int entry) {
        next = entry;
        if (entry < entries) {
            AVIndexEntry sample = avformat.avformat_index_get_entry(stream, entry);
            nextPosition = sample.pos();
            nextSize = sample.size();
        }
    }

    private int read(BytePointer buffer, int size) {
        if (deadline.isOver()) {
            return avutil.AVERROR_EXIT;
        }
        long position = io.pos();
        while (next < entries && nextPosition < position) {
            look(next + 1);
        }
        boolean sampleAhead = next < entries && nextSize > smallest && nextPosition - position < size;
        if (!sampleAhead) {
            return readAt(position, buffer, size);
        }
        if (nextPosition > position) {
            // what lies before a sample is not to take the sample's beginning with it
            return readAt(position, buffer, (int) (nextPosition - position));
        }
        return size == nextSize && fileSize - position >= size
                ? beginningOnly(position, buffer, size)
                : readAt(position, buffer, size);
    }

    private int beginningOnly(long position, BytePointer buffer, int size) {
        if (lengthBytes == 0) {
            behind = true;
            return size;
        }
        int beginning = Math.min(size, BEGINNING);
        int count = readAt(position, buffer, beginning);
        if (count == beginning && sliceBegins(buffer, count, size)) {
            behind = true;
            return size;
        }
        return count;
    }

    /** Whether all that the parser looks at lies in the first bytes of a sample. */
    private boolean sliceBegins(BytePointer bytes, int count, int size) {
        long at = 0;
        while (at + lengthBytes + SLICE_HEADER <= count) {
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | bytes.get(at++) & 0xFF;
            }
            int type = bytes.get(at) & 0x1F;
            if (length <= 0 || length > size - at) {
                return false;
            }
            if (type == 1 || type == 5) {
                return true;
            }
            at += length;
        }
        return false;
    }

    private int readAt(long position, BytePointer buffer, int size) {
        if (behind) {
            long reached = seek.call(file, position, SEEK_SET);
            if (reached < 0) {
                return (int) reached;
            }
            behind = false;
        }
        return read.call(file, buffer, size);
    }

    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
            try {
                PayloadSkip skip = LIVE.get(opaque.address());
                return skip == null ? INPUT_OUTPUT_ERROR : skip.read(buffer, size);
            } catch (RuntimeException failure) {
                return INPUT_OUTPUT_ERROR;
            }
        }
    }
}
