package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {
    private final PromptSockets sockets = new PromptSockets();

    @Test
    void everySocketSendsAtOnce() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 5, here);
                Socket unconnected = sockets.createSocket();
                Socket byName = sockets.createSocket("localhost", server.getLocalPort());
                Socket byAddress = sockets.createSocket(here, server.getLocalPort());
                Socket bound = sockets.createSocket(here, server.getLocalPort(), here, 0)) {
            assertTrue(unconnected.getTcpNoDelay());
            assertTrue(byName.getTcpNoDelay());
            assertTrue(byAddress.getTcpNoDelay());
            assertTrue(bound.getTcpNoDelay());
        }
    }
}
