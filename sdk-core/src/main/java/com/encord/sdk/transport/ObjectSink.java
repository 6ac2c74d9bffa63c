package com.encord.sdk.transport;

/**
 * Takes an object's bytes. Called on a thread of the client while the call lasts, and by one thread only. What it
 * throws ends the call and comes out of it.
 */
public interface ObjectSink {
    /**
     * The object begins. Called once, before any byte, and only when the storage answers with the object.
     *
     * @param head what is known of it
     */
    void begin(ObjectHead head);

    /**
     * More bytes.
     *
     * @param buffer holds them from its start on; used again after the call
     * @param length how many
     */
    void write(byte[] buffer, int length);
}
