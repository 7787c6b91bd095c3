package io.trimodal.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.support.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A minute of a synthetic voice and a drawn face, which the project made, and the words to it. */
final class Recordings {
    private static final String BOUNDARY = "a-boundary-that-is-in-no-file";
    private static final String CLIPS = "shared-model/media/src/test/resources/clips/";
    private static final ObjectMapper JSON = new ObjectMapper();

    static final byte[] MINUTE = bytes("minute.mp4");
    static final byte[] WORDS = bytes("minute.vtt");

    private Recordings() {}

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Checkout.own().resolve(CLIPS + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both in one zip. */
    static byte[] bundle() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("minute.mp4"));
            zip.write(MINUTE);
            zip.putNextEntry(new ZipEntry("words.vtt"));
            zip.write(WORDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A call of predict with both in a form, as API Gateway hands it to Lambda: bytes in base64. */
    static byte[] call(String keyId, String requestId) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, "clip", MINUTE);
        part(form, "transcript", WORDS);
        form.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        try {
            ObjectNode event = (ObjectNode)
                    JSON.readTree(ProxyEvent.predict(keyId, requestId, "").payload());
            String type = "multipart/form-data; boundary=" + BOUNDARY;
            event.withObject("/headers").put("Content-Type", type);
            event.withObject("/multiValueHeaders").putArray("Content-Type").add(type);
            event.put("body", Base64.getEncoder().encodeToString(form.toByteArray()));
            event.put("isBase64Encoded", true);
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to such a call. */
    static JsonNode answer(JsonNode proxied) {
        String body = proxied.path("body").asText();
        try {
            return JSON.readTree(
                    proxied.path("isBase64Encoded").asBoolean()
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void part(ByteArrayOutputStream form, String name, byte[] content) {
        form.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(ascii("\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
