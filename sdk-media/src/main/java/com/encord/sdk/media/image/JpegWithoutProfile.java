package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/**
 * A JPEG without the segments that make the JDK's reader convert colours (ICC profile) or fail on details that do not
 * matter for pixels (other application data). Only those that tell how colours are stored stay: JFIF and Adobe.
 */
final class JpegWithoutProfile {
    private JpegWithoutProfile() {}

    static InputStream open(MediaSource source) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        long scan;
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            head.write(0xff);
            head.write(0xd8);
            scan = JpegHeader.copySegments(bytes, head);
        }
        SeekableByteChannel channel = source.open();
        try {
            channel.position(scan);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), Channels.newInputStream(channel));
    }
}
