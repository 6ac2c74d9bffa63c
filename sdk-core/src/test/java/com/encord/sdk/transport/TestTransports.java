package com.encord.sdk.transport;

import com.encord.sdk.auth.TestKeys;
import java.util.random.RandomGenerator;

/** Transports for tests: the test key, no waiting, and no chance: each wait is as long as it can be. */
final class TestTransports {
    private TestTransports() {}

    static TransportBuilder on(String url) {
        return on(url, new RecordingPace());
    }

    static TransportBuilder on(String url, Pace pace) {
        RandomGenerator longest = new RandomGenerator() {
            @Override
            public long nextLong() {
                return -1;
            }

            @Override
            public double nextDouble() {
                return 1;
            }
        };
        return OkHttpTransport.builder(url, TestKeys.key()).pace(pace).random(longest);
    }
}
