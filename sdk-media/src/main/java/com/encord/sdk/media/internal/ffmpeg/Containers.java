package com.encord.sdk.media.internal.ffmpeg;

/** The container formats that are read at all. */
final class Containers {
    /**
     * FFmpeg's names of the demuxers for files that hold their media themselves. Left out on purpose: everything that
     * follows references to other files or addresses (playlists, concatenation lists, session descriptions), devices,
     * image patterns, headerless raw data, and games' formats nobody uploads.
     */
    static final String WHITELIST = String.join(
            ",",
            "mov,mp4,m4a,3gp,3g2,mj2",
            "matroska,webm",
            "avi,flv,mpeg,mpegts,mpegvideo,m4v,h264,hevc,vvc,obu,av1,ivf,mjpeg,mjpeg_2000,dirac,dv,mxf,gxf,nut,rm,asf,wtv",
            "yuv4mpegpipe,ogg,gif,apng,swf,nsv",
            "mp3,aac,ac3,eac3,ac4,amr,amrnb,amrwb,flac,wav,w64,aiff,au,caf,ape,tta,wv,dts,dtshd,truehd,mlp,loas,tak,iamf",
            "bmp_pipe,jpeg_pipe,jpegls_pipe,j2k_pipe,jpegxl_pipe,jpegxl_anim,png_pipe,tiff_pipe,webp_pipe,webp_anim,gif_pipe");

    private Containers() {}
}
