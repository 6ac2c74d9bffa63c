package com.encord.sdk.transport;

import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** The same promises where files go by the user's own OkHttp client. */
@WireMockTest
@Timeout(30)
class SignedPutOverSharedClientTest extends SignedPutTest {
    private final OkHttpClient shared = new OkHttpClient();

    @Override
    TransportBuilder on(String storage) {
        return TestTransports.on(storage).httpClient(shared);
    }

    @AfterEach
    void closeShared() {
        shared.connectionPool().evictAll();
    }
}
