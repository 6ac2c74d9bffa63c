package com.encord.sdk.examples;

import com.encord.sdk.media.video.ContactSheet;
import com.encord.sdk.media.video.ExtractedFrame;
import com.encord.sdk.media.video.FrameExtraction;
import com.encord.sdk.media.video.FrameMd5;
import com.encord.sdk.media.video.FrameSelection;
import com.encord.sdk.media.video.FrameTimingPlot;
import com.encord.sdk.media.video.PictureFormat;
import com.encord.sdk.media.video.Video;
import com.encord.sdk.media.video.VideoFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at the frames of a video. */
@Command(name = "frames", description = "Looks at the frames of a video.", addMethodSubcommands = false)
final class FramesCommand {
    /** What pictures are written as, in the words of the command line. */
    enum Format {
        PNG(PictureFormat.PNG),
        PNG16(PictureFormat.PNG_16),
        JPG(PictureFormat.JPEG);

        private final PictureFormat picture;

        Format(PictureFormat picture) {
            this.picture = picture;
        }
    }

    @Command(description = "Prints a digest of every frame, as FFmpeg's framemd5 does.")
    int md5(@Parameters(paramLabel = "FILE", description = "The video.") Path file) {
        FrameMd5.of(file).forEachLine(System.out::println);
        return Main.OK;
    }

    @Command(description = "Prints a digest of chosen frames, found by random access.")
    int at(
            @Parameters(index = "0", paramLabel = "FILE", description = "The video.") Path file,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            paramLabel = "N",
                            description = "Frames, counted from 0 in the order they are shown.")
                    int[] indices,
            @Option(names = "--json", hidden = true) boolean json) {
        try (Video video = Video.open(file)) {
            JsonLines lines = new JsonLines(System.out);
            for (int index : indices) {
                try (VideoFrame frame = video.frameAt(index)) {
                    lines.print("frame", frame.index(), "pts", frame.pts(), "time", frame.time(), "md5", frame.md5());
                }
            }
        }
        return Main.OK;
    }

    @Command(description = "Writes frames as pictures.")
    int extract(
            @Parameters(index = "0", paramLabel = "FILE", description = "The video.") Path file,
            @Parameters(index = "1", paramLabel = "DIR", description = "Where to; made when missing.") Path folder,
            @Option(
                            names = "--format",
                            paramLabel = "png|jpg|png16",
                            defaultValue = "png",
                            description = "png16 keeps more than 8 bits; png is the default.")
                    Format format,
            @Option(names = "--every", paramLabel = "N", description = "Every Nth frame.") @Nullable Integer every,
            @Option(names = "--frames", paramLabel = "0,5,9-20", description = "These frames.") @Nullable String frames,
            @Option(
                            names = "--start-number",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "The number in the first file's name.")
                    int startNumber,
            @Option(names = "--json", description = "Prints one line of JSON for each picture.") boolean json) {
        FrameSelection selection = frames != null
                ? FrameSelection.parse(frames)
                : every != null ? FrameSelection.every(every) : FrameSelection.all();
        JsonLines lines = new JsonLines(System.out);
        try (Video video = Video.open(file)) {
            int written = FrameExtraction.from(video)
                    .frames(selection)
                    .format(format.picture)
                    .startNumber(startNumber)
                    .onFrame(frame -> {
                        if (json) {
                            print(lines, frame);
                        }
                    })
                    .to(folder);
            System.err.println(written + " pictures in " + folder);
        }
        return Main.OK;
    }

    private static void print(JsonLines lines, ExtractedFrame frame) {
        lines.print(
                "frame", frame.frame(),
                "pts", frame.pts(),
                "time", frame.time(),
                "file", frame.file().toString());
    }

    @Command(description = "Writes a picture that shows frames from all over a video.")
    int sheet(
            @Parameters(paramLabel = "FILE", description = "The video.") Path file,
            @Parameters(paramLabel = "OUT.png", description = "The picture to write.") Path out)
            throws IOException {
        try (Video video = Video.open(file)) {
            PngFile.write(ContactSheet.of(video).toImage(), out);
        }
        return Main.OK;
    }

    @Command(description = "Draws the distances between frames and the keyframes, as an SVG.")
    int plot(
            @Parameters(paramLabel = "FILE", description = "The video.") Path file,
            @Parameters(paramLabel = "OUT.svg", description = "The drawing to write.") Path out)
            throws IOException {
        try (Video video = Video.open(file)) {
            Files.writeString(out, FrameTimingPlot.of(video.frameIndex()).toSvg());
        }
        return Main.OK;
    }
}
