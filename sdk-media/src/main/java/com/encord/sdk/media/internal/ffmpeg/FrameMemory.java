package com.encord.sdk.media.internal.ffmpeg;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.Free_Pointer_BytePointer;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The memory one decoder writes its pictures into. FFmpeg's own pools give memory back to the system while a Java
 * buffer may still look at it, which ends the process. Here a block that was ever shown to Java as a buffer is reused,
 * by this decoder or a later one, or freed when no buffer can reach it any more; all other blocks are freed with the
 * decoder. Safe for use by many threads, as the decoder's workers ask for memory and the last owner of a picture gives
 * it back.
 */
final class FrameMemory implements AutoCloseable {
    /** What FFmpeg's widest vector instructions want. */
    static final int ALIGNMENT = 64;

    /** How much shown memory is kept for later decoders, so that opening many videos needs no garbage collection. */
    private static final long MOST_SPARE_BYTES = 64L << 20;

    /** How much more shown memory may wait for the garbage collector. */
    private static final long MOST_WAITING_BYTES = 256L << 20;

    private static final int OUT_OF_MEMORY = -12;

    /** Codecs whose decoders leave out what they cannot decode without a word. */
    private static final Set<Integer> SILENT_ON_HOLES = Set.of(avcodec.AV_CODEC_ID_VP8, avcodec.AV_CODEC_ID_HEVC);

    /** JavaCPP has room for a handful of native callbacks per type in the whole process: one for all decoders. */
    private static final Request REQUEST = new Request();

    private static final Free_Pointer_BytePointer GIVE_BACK = new GiveBack();

    private static final Map<Long, FrameMemory> LIVE = new ConcurrentHashMap<>();
    private static final Map<Long, Block> IN_USE = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Deque<Block> SPARE = new ArrayDeque<>();
    private static final AtomicLong SPARE_BYTES = new AtomicLong();
    private static final AtomicLong WAITING_BYTES = new AtomicLong();
    private static final Cleaner CLEANER = Cleaner.create();

    private final long number = NUMBERS.incrementAndGet();
    private final Deque<Block> idle = new ArrayDeque<>();
    private @Nullable FrameLayout layout;

    /** Whether memory is cleared before each use, so that no older picture shows through the holes of a new one. */
    private volatile boolean leavesHoles;

    private boolean open = true;

    FrameMemory() {
        LIVE.put(number, this);
    }

    /** Makes a decoder write into this memory; to be called before it is opened. */
    void attachTo(AVCodecContext decoder) {
        leavesHoles = SILENT_ON_HOLES.contains(decoder.codec_id());
        decoder.opaque(new NumberPointer(number));
        decoder.get_buffer2(REQUEST);
    }

    /** Gives a frame, whose format, width and height are set, a block of its own. */
    void fill(AVFrame frame, FrameLayout wanted) {
        Block block = take(wanted.bytes());
        IN_USE.put(block.address, block);
        AVBufferRef buffer = avutil.av_buffer_create(block.pointer, block.bytes, GIVE_BACK, null, 0);
        if (buffer == null) {
            giveBack(block.address);
            throw new OutOfMemoryError("No native memory left for a picture");
        }
        frame.buf(0, buffer);
        for (int i = 0; i < wanted.planes(); i++) {
            frame.data(i, block.pointer.getPointer(wanted.offset(i)));
            frame.linesize(i, wanted.stride(i));
        }
        frame.extended_data(frame.data());
    }

    /** The block a frame lies in, or null if something else owns its memory. */
    static @Nullable Block blockOf(AVFrame frame) {
        AVBufferRef buffer = frame.buf(0);
        // a second buffer means that the planes lie apart, which this class never does
        return buffer == null || frame.buf(1) != null
                ? null
                : IN_USE.get(buffer.data().address());
    }

    /** Frees what no picture holds; the rest is freed when its last picture is closed. */
    @Override
    public void close() {
        LIVE.remove(number);
        synchronized (this) {
            open = false;
            idle.forEach(Block::retire);
            idle.clear();
        }
        if (WAITING_BYTES.get() > MOST_WAITING_BYTES) {
            // the JDK does the same when direct buffers run over their limit
            System.gc();
        }
    }

    private Block take(long bytes) {
        synchronized (this) {
            if (!idle.isEmpty() && idle.peek().bytes != bytes) {
                idle.forEach(Block::retire);
                idle.clear();
            }
            if (!idle.isEmpty()) {
                Block block = idle.pop();
                if (leavesHoles) {
                    block.clear();
                }
                return block;
            }
        }
        Block spare = takeSpare(bytes);
        if (spare != null) {
            return new Block(this, spare);
        }
        Pointer memory = avutil.av_mallocz(bytes);
        if (memory == null) {
            throw new OutOfMemoryError("No native memory left for a picture of " + bytes + " bytes");
        }
        return new Block(this, new BytePointer(memory).capacity(bytes), bytes);
    }

    /** Cleared, as what a decoder makes of a damaged file may depend on what was there before. */
    private static @Nullable Block takeSpare(long bytes) {
        synchronized (SPARE) {
            for (Iterator<Block> spares = SPARE.iterator(); spares.hasNext(); ) {
                Block spare = spares.next();
                if (spare.bytes == bytes) {
                    spares.remove();
                    SPARE_BYTES.addAndGet(-bytes);
                    spare.clear();
                    return spare;
                }
            }
            return null;
        }
    }

    private static boolean keepSpare(Block block) {
        synchronized (SPARE) {
            boolean room = SPARE_BYTES.get() + block.bytes <= MOST_SPARE_BYTES;
            if (room) {
                SPARE.add(block);
                SPARE_BYTES.addAndGet(block.bytes);
            }
            return room;
        }
    }

    private synchronized void keep(Block block) {
        if (open && (idle.isEmpty() || idle.peek().bytes == block.bytes)) {
            idle.push(block);
        } else {
            block.retire();
        }
    }

    private synchronized FrameLayout layoutFor(AVCodecContext decoder, AVFrame frame) {
        FrameLayout known = layout;
        if (known == null || !known.fits(frame.format(), frame.width(), frame.height())) {
            known = FrameLayout.forDecoder(decoder, frame.format(), frame.width(), frame.height());
            layout = known;
        }
        return known;
    }

    private static void giveBack(long address) {
        Block block = IN_USE.remove(address);
        if (block != null) {
            block.owner.keep(block);
        }
    }

    /** One piece of native memory, as large as one picture. */
    static final class Block {
        private final FrameMemory owner;
        private final BytePointer pointer;
        private final long address;
        private final long bytes;
        private @Nullable ByteBuffer shown;

        private Block(FrameMemory owner, BytePointer pointer, long bytes) {
            this.owner = owner;
            this.pointer = pointer;
            this.address = pointer.address();
            this.bytes = bytes;
        }

        /** The same memory for another owner. */
        private Block(FrameMemory owner, Block retired) {
            this(owner, retired.pointer, retired.bytes);
            this.shown = retired.shown;
        }

        /** A read-only view; the memory outlives it, whatever happens to the picture. */
        synchronized ByteBuffer view(long from, int length) {
            ByteBuffer whole = shown;
            if (whole == null) {
                whole = pointer.asByteBuffer();
                shown = whole;
            }
            return whole.slice((int) (from - address), length).asReadOnlyBuffer();
        }

        private void clear() {
            Pointer.memset(pointer, 0, bytes);
        }

        private synchronized void retire() {
            ByteBuffer whole = shown;
            if (whole == null) {
                avutil.av_free(pointer);
                return;
            }
            if (keepSpare(this)) {
                return;
            }
            WAITING_BYTES.addAndGet(bytes);
            CLEANER.register(whole, new Release(new BytePointer(pointer), bytes));
            shown = null;
        }
    }

    /** Runs when no view is left; must not refer to the block, which refers to the buffer. */
    private record Release(BytePointer pointer, long bytes) implements Runnable {
        @Override
        public void run() {
            avutil.av_free(pointer);
            WAITING_BYTES.addAndGet(-bytes);
        }
    }

    /** Called by decoders, on their worker threads too; nothing may be thrown through C. */
    private static final class Request extends AVCodecContext.Get_buffer2_AVCodecContext_AVFrame_int {
        @Override
        public int call(AVCodecContext decoder, AVFrame frame, int flags) {
            try {
                Pointer opaque = decoder.opaque();
                FrameMemory memory = opaque == null ? null : LIVE.get(opaque.address());
                boolean picture = frame.width() > 0 && frame.height() > 0;
                if (memory == null || !picture || (decoder.codec().capabilities() & avcodec.AV_CODEC_CAP_DR1) == 0) {
                    return avcodec.avcodec_default_get_buffer2(decoder, frame, flags);
                }
                memory.fill(frame, memory.layoutFor(decoder, frame));
                return 0;
            } catch (Throwable failure) {
                return OUT_OF_MEMORY;
            }
        }
    }

    /** Called wherever the last reference to a picture goes away. */
    private static final class GiveBack extends Free_Pointer_BytePointer {
        @Override
        public void call(Pointer opaque, BytePointer data) {
            giveBack(data.address());
        }
    }
}
