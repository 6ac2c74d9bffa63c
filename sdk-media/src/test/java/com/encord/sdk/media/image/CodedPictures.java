package com.encord.sdk.media.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Properties;

/** Small pictures in codings that Java does not write, by name. */
final class CodedPictures {
    private CodedPictures() {}

    static byte[] bytes(String name) throws IOException {
        Properties pictures = new Properties();
        try (InputStream in = CodedPictures.class.getResourceAsStream("coded-pictures.properties")) {
            pictures.load(in);
        }
        return Base64.getDecoder().decode(pictures.getProperty(name));
    }
}
