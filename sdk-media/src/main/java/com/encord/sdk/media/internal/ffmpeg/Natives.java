package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.NativesMissingException;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * Loads FFmpeg's native libraries on first use, once per process; filters and scaler follow when a class of theirs is
 * used.
 *
 * <p>JavaCPP's classes load libraries while they are initialised, and libraries initialise classes while they are
 * loaded, so two threads that begin with different classes wait for each other for ever. Whatever touches JavaCPP first
 * comes through here, where only one thread loads.
 */
public final class Natives {
    /** No single allocation of FFmpeg may exceed this: room for a 16384 x 16384 picture of 16-bit RGBA and not more. */
    private static final long LARGEST_ALLOCATION = (1L << 31) - 1;

    private Natives() {}

    /**
     * Makes sure that the libraries are loaded.
     *
     * @throws NativesMissingException if they are not on the class or module path; the message names the artifacts
     */
    public static void ensureLoaded() {
        try {
            Holder.load();
        } catch (LinkageError failure) {
            throw new NativesMissingException(
                    "FFmpeg's native libraries cannot be loaded for " + platform() + ". " + advice(failure), failure);
        }
    }

    private static String advice(LinkageError failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // thrown by JDK 22 and later where native access is denied
            if (cause instanceof IllegalCallerException) {
                return "This JVM was told to deny native access; run it with --enable-native-access=ALL-UNNAMED, or on"
                        + " the module path --enable-native-access=org.bytedeco.javacpp,org.bytedeco.ffmpeg.";
            }
        }
        boolean isModule = Natives.class.getModule().isNamed();
        return "Add the artifacts org.bytedeco:ffmpeg and org.bytedeco:javacpp with classifier " + platform()
                + " (or org.bytedeco:ffmpeg with " + platform()
                + "-gpl for x264 and x265) in the versions this SDK was built with to the "
                + (isModule
                        ? "module path, and run Java with --add-modules ALL-MODULE-PATH: no module requires them."
                        : "class path.");
    }

    /**
     * How FFmpeg's container library signs what it writes.
     *
     * @return for example {@code Lavf62.12.102}
     */
    public static String muxerName() {
        ensureLoaded();
        int version = avformat.avformat_version();
        return "Lavf" + (version >>> 16) + "." + (version >>> 8 & 0xFF) + "." + (version & 0xFF);
    }

    private static String platform() {
        try {
            return Loader.getPlatform();
        } catch (LinkageError noJavaCpp) {
            return platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        }
    }

    /** What JavaCPP's artifacts call a platform, for when there is no JavaCPP to ask. */
    static String platform(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "macosx" : name.startsWith("windows") ? "windows" : name;
        return os + "-"
                + switch (processor.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86-64", "x64" -> "x86_64";
                    case "aarch64" -> "arm64";
                    case "i386", "i686" -> "x86";
                    default -> processor.toLowerCase(Locale.ROOT);
                };
    }

    /** The class initialiser runs once and under the class loader's lock: exactly what loading needs. */
    private static final class Holder {
        static {
            // all other classes need this one, and a program may use JavaCPP elsewhere too
            Pointer.maxBytes();
            Loader.load(avutil.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
            avutil.av_max_alloc(LARGEST_ALLOCATION);
            FfmpegLog.install();
        }

        private static void load() {
            // touching the class is what loads
        }
    }
}
