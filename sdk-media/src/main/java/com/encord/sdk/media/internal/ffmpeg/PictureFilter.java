package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVFilterGraph} that makes any picture an upright 8-bit 4:2:0 picture of one size, in limited range,
 * with square pixels, not interlaced and of standard dynamic range. Each picture carries a number through the graph, so
 * that what comes out is known to be what went in, whatever the filters hold back. One picture in, one picture out.
 * Confined to one thread at a time.
 */
public final class PictureFilter implements AutoCloseable {
    private final int width;
    private final int height;
    private final boolean deinterlacing;
    private String source;
    private DisplayTransform transform;
    private @Nullable PictureColor color;
    private @Nullable Graph graph;

    /**
     * Makes a filter; the graph is built for the first picture.
     *
     * @param source the file, for messages
     * @param width columns of the result, after the transform
     * @param height rows of the result, after the transform
     * @param transform what makes the pictures upright
     * @param deinterlacing whether pictures flagged as interlaced consist of two fields; the flag of a still picture
     *     only tells in which order its lines are stored
     */
    public PictureFilter(String source, int width, int height, DisplayTransform transform, boolean deinterlacing) {
        Natives.ensureLoaded();
        this.source = source;
        this.width = width;
        this.height = height;
        this.transform = transform;
        this.deinterlacing = deinterlacing;
    }

    /**
     * Goes on with pictures of another file. All results of the one before must have been taken.
     *
     * @param nextSource the file, for messages
     * @param nextTransform what makes its pictures upright
     */
    public void goOnWith(String nextSource, DisplayTransform nextTransform) {
        source = nextSource;
        if (nextTransform != transform) {
            closeGraph();
            transform = nextTransform;
        }
    }

    /**
     * Whether this graph would have to be built anew for a picture, because its size, format or colours are others than
     * those before. Call {@link #finish()} and take what is left before such a picture is put in.
     *
     * @param picture the next picture
     * @return true if the picture differs from those before
     */
    public boolean differs(NativeFrame picture) {
        synchronized (picture) {
            return graph != null && !graph.fits(picture.frame());
        }
    }

    /**
     * Puts a picture in.
     *
     * @param picture the picture, which stays the caller's
     * @param number its number, which the result will carry
     */
    public void put(NativeFrame picture, long number) {
        synchronized (picture) {
            put(picture.frame(), number);
        }
    }

    private void put(AVFrame picture, long number) {
        if (graph == null || !graph.fits(picture)) {
            closeGraph();
            // the first picture decides the colours of all, as an encoder describes them once
            color = color == null ? PictureColor.outputFor(picture) : color;
            graph = Graph.build(source, picture, chains(picture, color));
        }
        try (Picture numbered = Picture.sharing(picture);
                FfmpegLog log = FfmpegLog.capture()) {
            numbered.frame().pts(number);
            int code = avfilter.av_buffersrc_add_frame_flags(
                    graph.input, numbered.frame(), avfilter.AV_BUFFERSRC_FLAG_KEEP_REF);
            if (code < 0) {
                throw FfmpegErrors.decoding(source, "convert frame " + number, code, log);
            }
        }
    }

    /** Says that no picture follows, so that those held back come out. The next picture starts a new graph. */
    public void finish() {
        if (graph != null) {
            avfilter.av_buffersrc_add_frame_flags(graph.input, null, 0);
        }
    }

    /**
     * Takes the next result.
     *
     * @return the picture, to be closed by the caller, or empty if another has to be put in first
     */
    public Optional<Picture> take() {
        if (graph == null) {
            return Optional.empty();
        }
        Picture result = Picture.empty();
        int code = avfilter.av_buffersink_get_frame(graph.output, result.frame());
        if (code < 0) {
            result.close();
            if (code == avutil.AVERROR_EOF) {
                closeGraph();
            } else if (code != avutil.AVERROR_EAGAIN()) {
                throw new CorruptMediaException(source, "cannot convert a frame: " + FfmpegErrors.text(code));
            }
            return Optional.empty();
        }
        long ticks = result.frame().pts();
        result.frame().pts(ticks * graph.timeBaseNumerator / graph.timeBaseDenominator);
        return Optional.of(result);
    }

    /**
     * The number that a result carries.
     *
     * @param result what {@link #take()} answered
     * @return the number its original was put in with
     */
    public static long numberOf(Picture result) {
        return result.frame().pts();
    }

    @Override
    public void close() {
        closeGraph();
    }

    private void closeGraph() {
        if (graph != null) {
            graph.free();
            graph = null;
        }
    }

    /** The filters in the order of the picture's way, the best choice first; a build may lack the ones of the first. */
    private List<String> chains(AVFrame frame, PictureColor output) {
        int columns = transform.swapsSides() ? height : width;
        int rows = transform.swapsSides() ? width : height;
        String start = deinterlacing && (frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0
                ? "bwdif=mode=send_frame:parity=auto:deint=interlaced,"
                : "";
        String end = (transform == DisplayTransform.NONE ? "" : "," + transform.filter()) + ",setsar=1";
        String plain = "scale=w=" + columns + ":h=" + rows + ":flags=bicubic:in_color_matrix="
                + PictureColor.inputMatrix(frame) + ":out_color_matrix=" + output.matrix()
                + ":out_range=limited,format=yuv420p" + end;
        List<String> chains = new ArrayList<>();
        if (PictureColor.isHighDynamicRange(frame)) {
            chains.add(start + "zscale=w=" + columns + ":h=" + rows
                    + ":t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,"
                    + "zscale=t=bt709:m=bt709:r=limited,format=yuv420p" + end);
        } else if (PictureColor.isWideGamut(frame)) {
            chains.add(start + "zscale=w=" + columns + ":h=" + rows
                    + ":p=bt709:t=bt709:m=bt709:r=limited,format=yuv420p" + end);
        }
        chains.add(start + plain);
        if (!start.isEmpty()) {
            // deinterlacers refuse pictures of a few lines
            chains.add(plain);
        }
        return chains;
    }

    /** A built graph and what it was built for. */
    private static final class Graph {
        /** Where {@link #properties(AVFrame)} tells whether the picture is interlaced. */
        private static final int DEINTERLACED = 9;

        private final AVFilterGraph graph;
        private final AVFilterContext input;
        private final AVFilterContext output;
        private final long timeBaseNumerator;
        private final long timeBaseDenominator;
        private final int[] builtFor;

        private Graph(AVFilterGraph graph, AVFilterContext input, AVFilterContext output, AVFrame frame) {
            this.graph = graph;
            this.input = input;
            this.output = output;
            this.builtFor = properties(frame);
            try (AVRational timeBase = avfilter.av_buffersink_get_time_base(output)) {
                // deinterlacers count half frames
                this.timeBaseNumerator = timeBase.num();
                this.timeBaseDenominator = timeBase.den();
            }
        }

        static Graph build(String source, AVFrame frame, List<String> chains) {
            StringBuilder failures = new StringBuilder();
            for (String chain : chains) {
                try (FfmpegLog log = FfmpegLog.capture()) {
                    if (chain.equals(chains.get(chains.size() - 1)) || works(source, chain, frame)) {
                        Graph built = configured(source, chain, frame);
                        if (built != null) {
                            return built;
                        }
                    }
                    failures.append(failures.isEmpty() ? "" : "; ")
                            .append(log.lastLine().orElse(chain));
                }
            }
            throw new UnsupportedMediaException(
                    source, "this FFmpeg build cannot convert its pictures to 8-bit 4:2:0: " + failures);
        }

        /**
         * Some filters accept a combination of colours when they are configured and refuse it with the first picture.
         */
        private static boolean works(String source, String chain, AVFrame frame) {
            Graph trial = configured(source, chain, frame);
            if (trial == null) {
                return false;
            }
            try (Picture result = Picture.empty()) {
                int code =
                        avfilter.av_buffersrc_add_frame_flags(trial.input, frame, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF);
                code = code < 0 ? code : avfilter.av_buffersink_get_frame(trial.output, result.frame());
                return code >= 0 || code == avutil.AVERROR_EAGAIN();
            } finally {
                trial.free();
            }
        }

        private static @Nullable Graph configured(String source, String chain, AVFrame frame) {
            AVFilterGraph graph = avfilter.avfilter_graph_alloc();
            if (graph == null) {
                throw new MediaLimitException(source, "no memory left to convert pictures");
            }
            Graph built = configure(graph, chain, frame);
            if (built == null) {
                avfilter.avfilter_graph_free(graph);
            }
            return built;
        }

        private static @Nullable Graph configure(AVFilterGraph graph, String chain, AVFrame frame) {
            AVFilterContext input =
                    avfilter.avfilter_graph_alloc_filter(graph, avfilter.avfilter_get_by_name("buffer"), "in");
            AVFilterContext output =
                    avfilter.avfilter_graph_alloc_filter(graph, avfilter.avfilter_get_by_name("buffersink"), "out");
            int[] p = properties(frame);
            boolean square = p[5] <= 0 || p[6] <= 0;
            String parameters = "video_size=" + p[0] + "x" + p[1] + ":pix_fmt=" + p[2] + ":time_base=1/1:pixel_aspect="
                    + (square ? "1/1" : p[5] + "/" + p[6]) + ":colorspace=" + p[3] + ":range=" + p[4];
            if (avfilter.avfilter_init_str(input, parameters) < 0
                    || avfilter.avfilter_init_str(output, (String) null) < 0) {
                return null;
            }
            AVFilterInOut outputs = endpoint("in", input);
            AVFilterInOut inputs = endpoint("out", output);
            // avfilter_graph_parse_ptr takes the lists over and leaves what it did not use
            int code = avfilter.avfilter_graph_parse_ptr(graph, chain, inputs, outputs, null);
            avfilter.avfilter_inout_free(inputs);
            avfilter.avfilter_inout_free(outputs);
            if (code < 0 || avfilter.avfilter_graph_config(graph, null) < 0) {
                return null;
            }
            return new Graph(graph, input, output, frame);
        }

        private static AVFilterInOut endpoint(String name, AVFilterContext filter) {
            AVFilterInOut endpoint = avfilter.avfilter_inout_alloc();
            endpoint.name(avutil.av_strdup(new BytePointer(name)))
                    .filter_ctx(filter)
                    .pad_idx(0)
                    .next(null);
            return endpoint;
        }

        boolean fits(AVFrame frame) {
            int[] wanted = properties(frame);
            // a graph with a deinterlacer lets progressive pictures pass: mixed sources keep it
            wanted[DEINTERLACED] |= builtFor[DEINTERLACED];
            return Arrays.equals(builtFor, wanted);
        }

        void free() {
            avfilter.avfilter_graph_free(graph);
        }

        private static int[] properties(AVFrame frame) {
            try (AVRational aspect = frame.sample_aspect_ratio()) {
                return new int[] {
                    frame.width(),
                    frame.height(),
                    frame.format(),
                    frame.colorspace(),
                    frame.color_range(),
                    aspect.num(),
                    aspect.den(),
                    frame.color_primaries(),
                    frame.color_trc(),
                    frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED
                };
            }
        }
    }
}
