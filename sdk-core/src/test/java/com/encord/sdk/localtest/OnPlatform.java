package com.encord.sdk.localtest;

import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.local.LocalPlatformBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Gives each test a platform of its own, and somebody who speaks to it. */
@Timeout(30)
abstract class OnPlatform {
    final LocalPlatform platform;
    final WireClient client;

    OnPlatform() {
        this(LocalPlatform.builder());
    }

    OnPlatform(LocalPlatformBuilder settings) {
        platform = settings.start();
        try {
            client = WireClient.of(platform);
        } catch (IOException e) {
            platform.close();
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        platform.close();
    }
}
