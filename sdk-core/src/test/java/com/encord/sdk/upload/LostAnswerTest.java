package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class LostAnswerTest {
    private static boolean wasNeverSent(Throwable cause) {
        return LostAnswer.wasNeverSent(new ConnectionException("POST broke off", new IOException("wrapped", cause)));
    }

    @Test
    void aRequestThatFoundNobodyWasNeverSent() {
        assertTrue(wasNeverSent(new ConnectException("Connection refused")));
        assertTrue(wasNeverSent(new UnknownHostException("api.invalid")));
        assertFalse(wasNeverSent(new SocketTimeoutException("Read timed out")));
        assertFalse(wasNeverSent(null));
    }
}
