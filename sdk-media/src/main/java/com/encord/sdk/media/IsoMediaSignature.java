package com.encord.sdk.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * ISO base media files (ISO/IEC 14496-12): the brand tells images, the handlers of the tracks tell video from sound.
 */
final class IsoMediaSignature {
    private static final String FIRST_BOXES = "ftyp styp moov mdat free skip wide pnot uuid sidx moof emsg";
    private static final String IMAGE_BRANDS = "avif avis heic heix hevc hevx heim heis mif1 msf1 mif2 jxl ";
    private static final int MOST_BOXES = 10_000;

    private boolean video;
    private boolean audio;
    private int boxes;

    private IsoMediaSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) throws IOException {
        String first = bytes.text(4, 4);
        if (first.length() < 4 || !FIRST_BOXES.contains(first) || first.contains(" ")) {
            return Optional.empty();
        }
        String brand = first.equals("ftyp") ? bytes.text(8, 4) : "";
        IsoMediaSignature tracks = new IsoMediaSignature();
        tracks.visit(bytes, 0, bytes.size(), 0);
        if (brand.length() == 4 && IMAGE_BRANDS.contains(brand) && !tracks.video) {
            String type = brand.startsWith("avi") || hasCompatibleBrand(bytes, "avif") ? "image/avif" : "image/heic";
            return Optional.of(new SniffedMedia(MediaKind.IMAGE, type));
        }
        if (brand.equals("avis")) {
            return Optional.of(new SniffedMedia(MediaKind.IMAGE, "image/avif"));
        }
        boolean sound = tracks.audio && !tracks.video || brand.startsWith("M4A") || brand.startsWith("M4B");
        String subtype = brand.equals("qt  ") || brand.isEmpty() && !first.equals("styp") && !first.equals("moof")
                ? "quicktime"
                : brand.startsWith("3gp") || brand.startsWith("3gr")
                        ? "3gpp"
                        : brand.startsWith("3g2") ? "3gpp2" : "mp4";
        return Optional.of(
                sound
                        ? new SniffedMedia(MediaKind.AUDIO, "audio/" + (subtype.equals("quicktime") ? "mp4" : subtype))
                        : new SniffedMedia(MediaKind.VIDEO, "video/" + subtype));
    }

    private static boolean hasCompatibleBrand(SniffedBytes bytes, String brand) {
        int end = Math.min(bytes.int32(0, java.nio.ByteOrder.BIG_ENDIAN), 256);
        for (int at = 16; at + 4 <= end; at += 4) {
            if (bytes.has(at, brand)) {
                return true;
            }
        }
        return false;
    }

    private void visit(SniffedBytes bytes, long from, long to, int depth) throws IOException {
        long position = from;
        while (position + 8 <= to && boxes++ < MOST_BOXES) {
            ByteBuffer header = ByteBuffer.wrap(bytes.read(position, 32));
            if (header.limit() < 8) {
                return;
            }
            long length = header.getInt(0) & 0xFFFFFFFFL;
            int headerLength = 8;
            if (length == 1 && header.limit() >= 16) {
                length = header.getLong(8);
                headerLength = 16;
            } else if (length == 0) {
                length = to - position;
            }
            if (length < headerLength || length > Long.MAX_VALUE - position) {
                return;
            }
            String type = new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1);
            switch (type) {
                case "moov", "trak", "mdia" -> {
                    if (depth < 3) {
                        visit(bytes, position + headerLength, Math.min(to, position + length), depth + 1);
                    }
                    if (type.equals("moov")) {
                        return;
                    }
                }
                case "hdlr" -> handler(header, headerLength);
                default -> {
                    // nothing inside tells the kind
                }
            }
            position += length;
        }
    }

    private void handler(ByteBuffer header, int headerLength) {
        int at = headerLength + 8;
        if (header.limit() >= at + 4) {
            String type = new String(header.array(), at, 4, StandardCharsets.ISO_8859_1);
            video |= type.equals("vide");
            audio |= type.equals("soun");
        }
    }
}
