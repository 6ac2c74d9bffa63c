package com.encord.sdk.local;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A line of the {@link Journal} in the making: a checksum, a blank and a JSON array of operations. */
final class JournalLine {
    static final int CHECKSUM_LENGTH = 8;

    private static final int START = CHECKSUM_LENGTH + 1;
    private static final ObjectWriter WRITER =
            Json.MAPPER.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    /**
     * Something done to a table.
     *
     * @param table the table's name
     * @param uuid whom it was done to
     * @param entity what stands there now; null when it was removed
     */
    record Operation(String table, UUID uuid, @Nullable Entity entity) {}

    private JournalLine() {}

    /** The line with its line feed. */
    static byte[] of(List<Operation> operations) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        line.write(new byte[START]); // filled in at the end
        try (JsonGenerator json = WRITER.createGenerator(line)) {
            json.writeStartArray();
            for (Operation operation : operations) {
                write(operation, json);
            }
            json.writeEndArray();
        }
        line.write('\n');
        byte[] bytes = line.toByteArray();
        byte[] checksum = checksum(bytes, START, bytes.length - START - 1).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, bytes, 0, CHECKSUM_LENGTH);
        bytes[CHECKSUM_LENGTH] = ' ';
        return bytes;
    }

    private static void write(Operation operation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("t", operation.table());
        if (operation.entity() == null) {
            json.writeStringField("d", operation.uuid().toString());
        } else {
            json.writeFieldName("e");
            WRITER.writeValue(json, operation.entity());
        }
        json.writeEndObject();
    }

    static String checksum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
