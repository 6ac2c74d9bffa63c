package com.encord.sdk.transfer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.transport.Pace;
import com.encord.sdk.transport.UnusableProxyException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    private long seconds;

    private final Reachability storage = new Reachability(
            "the storage",
            new Pace() {
                @Override
                public Instant now() {
                    return Instant.EPOCH;
                }

                @Override
                public long nanoTime() {
                    return Duration.ofSeconds(seconds).toNanos();
                }

                @Override
                public void sleep(Duration wait) {
                    throw new AssertionError("nobody is to wait");
                }
            },
            Duration.ofSeconds(30));

    private void fail(Exception cause) {
        storage.failed(new ConnectionException("PUT of a.png broke off: Connection refused.", cause));
    }

    @Test
    void isLostWhenThePatienceIsOverAndSaysWhatFailedLast() {
        for (int i = 0; i < 3; i++) {
            assertFalse(storage.isDown());
            fail(new IOException());
        }
        assertTrue(storage.isDown());
        seconds = 29;
        assertFalse(storage.isLost());
        seconds = 30;
        assertTrue(storage.isLost());

        String message = storage.loss("upload", "it goes on").getMessage();
        assertTrue(message.contains("the storage could not be reached for 30 s (3 failures in a row)"), message);
        assertTrue(message.endsWith("The last failure: PUT of a.png broke off: Connection refused."), message);
    }

    @Test
    void whatHasNoProxyThatCanBeUsedIsLostAtOnce() {
        fail(new UnusableProxyException("It must begin with http:// or socks5://."));
        assertTrue(storage.isLost());
        String message = storage.loss("upload", "it goes on").getMessage();
        assertTrue(message.contains("because the storage has no proxy that can be used."), message);
    }

    @Test
    void anAnswerStartsThePatienceAnew() {
        fail(new IOException());
        fail(new IOException());
        fail(new IOException());
        seconds = 20;
        storage.answered();
        fail(new IOException());
        seconds = 40;
        fail(new IOException());
        fail(new IOException());

        assertTrue(storage.isDown());
        assertFalse(storage.isLost());
    }

    @Test
    void aCallUnderWayMayStillBringAnAnswer() {
        fail(new IOException());
        fail(new IOException());
        fail(new IOException());
        storage.begun();
        seconds = 100;
        assertFalse(storage.isLost());

        storage.ended();
        assertTrue(storage.isLost());
    }

    @Test
    void aFailureAfterThePatienceEndsTheHopeInOtherCalls() {
        storage.begun();
        storage.begun();
        fail(new IOException());
        fail(new IOException());
        seconds = 29;
        fail(new IOException());
        seconds = 30;
        assertFalse(storage.isLost());

        fail(new IOException());
        storage.ended();
        assertTrue(storage.isLost());
    }

    @Test
    void oneThatCannotProveWhoItIsIsLostAtOnce() {
        fail(new IOException("no secure connection", new CertificateException()));

        assertTrue(storage.isLost());
        String message = storage.loss("upload", "it goes on").getMessage();
        assertTrue(message.contains("the storage cannot prove who it is"), message);
    }
}
