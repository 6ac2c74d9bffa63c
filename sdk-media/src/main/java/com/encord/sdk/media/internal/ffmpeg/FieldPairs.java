package com.encord.sdk.media.internal.ffmpeg;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Owns an {@code AVCodecParserContext} that tells which packets of H.264 hold a single field, so that two of them make
 * one frame. Wants every packet of the stream in the file's order, with its content. Confined to one thread at a time.
 */
public final class FieldPairs implements AutoCloseable {
    private final AVCodecParserContext parser;
    private final AVCodecContext context;
    private int firstField = avcodec.AV_PICTURE_STRUCTURE_UNKNOWN;

    private FieldPairs(AVCodecParserContext parser, AVCodecContext context) {
        this.parser = parser;
        this.context = context;
    }

    /**
     * Prepares to look for fields.
     *
     * @param stream a video stream of an open demuxer
     * @return the search, to be closed by the caller, or empty if a packet of this stream always is a whole frame
     */
    public static Optional<FieldPairs> of(DemuxedStream stream) {
        if (stream.codecId() != avcodec.AV_CODEC_ID_H264
                || stream.fieldOrder().filter("progressive"::equals).isPresent()) {
            return Optional.empty();
        }
        AVCodecParserContext parser = avcodec.av_parser_init(stream.codecId());
        AVCodecContext context = avcodec.avcodec_alloc_context3(null);
        if (parser == null
                || context == null
                || avcodec.avcodec_parameters_to_context(context, stream.parameters()) < 0) {
            release(parser, context);
            return Optional.empty();
        }
        parser.flags(parser.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
        return Optional.of(new FieldPairs(parser, context));
    }

    /**
     * Looks at the demuxer's current packet.
     *
     * @param demuxer whose current packet is of the stream
     * @return true if it holds the second field of the frame that the packet before began
     */
    public boolean isSecondField(Demuxer demuxer) {
        AVPacket packet = demuxer.nativePacket();
        // what the parser says of a damaged packet is said again when it is decoded
        FfmpegLog ignored = FfmpegLog.capture();
        try (PointerPointer<BytePointer> parsed = new PointerPointer<>(1);
                IntPointer size = new IntPointer(1)) {
            avcodec.av_parser_parse2(
                    parser, context, parsed, size, packet.data(), packet.size(), packet.pts(), packet.dts(), -1);
        } finally {
            ignored.close();
        }
        int structure = parser.picture_structure();
        boolean field = structure == avcodec.AV_PICTURE_STRUCTURE_TOP_FIELD
                || structure == avcodec.AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
        boolean second = field && firstField != avcodec.AV_PICTURE_STRUCTURE_UNKNOWN && firstField != structure;
        firstField = field && !second ? structure : avcodec.AV_PICTURE_STRUCTURE_UNKNOWN;
        return second;
    }

    @Override
    public void close() {
        release(parser, context);
    }

    private static void release(AVCodecParserContext parser, AVCodecContext context) {
        if (parser != null) {
            avcodec.av_parser_close(parser);
        }
        if (context != null) {
            avcodec.avcodec_free_context(context);
        }
    }
}
