package io.trimodal.server.grpc;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads messages, packed or not, within a limit. What cannot be read becomes a value, as the transport knows no way of
 * answering an exception here.
 *
 * @param messages reads a message that is not packed
 * @param limit of bytes, unpacked
 */
record ReceivedMarshaller<T>(Marshaller<T> messages, int limit) implements Marshaller<Received<T>> {
    private static final int GZIP = 0x1f8b;

    @Override
    public Received<T> parse(InputStream stream) {
        try {
            byte[] bytes = stream.readNBytes(limit);
            if (isPacked(bytes)) {
                try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readNBytes(limit + 1);
                }
            }
            return bytes.length > limit
                    ? new Received.Unreadable<>(Status.RESOURCE_EXHAUSTED.withDescription(
                            "the message unpacks to more than " + limit + " bytes"))
                    : new Received.Message<>(messages.parse(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException _) { // of GZIP and of Protocol Buffers, in words of their own
            return new Received.Unreadable<>(Status.INVALID_ARGUMENT.withDescription(
                    "the message is none of this method, or is packed and broken"));
        }
    }

    /** No message of Protocol Buffers begins as gzip does: its first byte has a wire type that there is not. */
    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP;
    }

    /** Only answers are written, by a marshaller of their own. */
    @Override
    public InputStream stream(Received<T> value) {
        throw new UnsupportedOperationException();
    }
}
