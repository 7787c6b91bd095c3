package io.trimodal.function.transcribe;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** The form that a transcription is asked for with. */
final class TranscriptionForm {
    private static final int WAV_HEADER = 44;
    private static final int RATE = 16_000;

    private final String boundary = "trimodal-" + UUID.randomUUID();
    private final StringBuilder fields = new StringBuilder();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    TranscriptionForm field(String name, String value) {
        fields.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value));
        return this;
    }

    /** With a length, as not every service takes a body in chunks. @param sound of so many bytes */
    BodyPublisher body(int bytes, Supplier<InputStream> sound) {
        String file = ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sound.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n")
                .formatted(boundary);
        byte[] head = (fields + file).getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.fromPublisher(
                BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(header(bytes)),
                        BodyPublishers.ofInputStream(() -> new FirstPart(sound.get(), bytes)),
                        BodyPublishers.ofByteArray(tail)),
                (long) head.length + WAV_HEADER + bytes + tail.length);
    }

    private static byte[] header(int bytes) {
        return ByteBuffer.allocate(WAV_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(WAV_HEADER - 8 + bytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(KeptSound.BYTES_PER_SECOND)
                .putShort((short) Short.BYTES)
                .putShort((short) Short.SIZE)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(bytes)
                .array();
    }
}
