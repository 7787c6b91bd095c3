package io.trimodal.function.http.body;

import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SequencedMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/**
 * Reads {@code multipart/form-data} (RFC 7578) into memory, part by part as the body arrives. The framework's own
 * handling would write the parts to disk, and as much as the caller likes, before any limit of ours is asked; its
 * parser is used here without it.
 */
public final class Parts {
    private static final int CHUNK = 1 << 16;

    private Parts() {}

    /**
     * @param body read to its end, not closed; whoever gives it limits its length
     * @param boundary from the Content-Type
     * @param most parts that are taken
     * @return the parts' contents by name, in order
     * @throws MalformedRequestException if it is no multipart body, or a part has no name or another one's
     * @throws TooLargeException if there are more parts
     * @throws BodyUnavailableException if the body stops coming
     */
    public static SequencedMap<String, byte[]> read(InputStream body, String boundary, int most) {
        PartCollector collector = new PartCollector(most);
        MultipartParser.ParseState parser = MultipartParser.beginParse(
                collector, boundary.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8.name());
        byte[] last = ("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1);
        byte[] chunk = new byte[CHUNK];
        int first = start(body, chunk, Math.min(last.length, CHUNK));
        // the parser does not know a body that ends before its first part
        if (Arrays.equals(chunk, 0, first, last, 0, last.length)) {
            return collector.parts();
        }
        parse(parser, ByteBuffer.wrap(chunk, 0, first));
        for (int length = next(body, chunk); length >= 0; length = next(body, chunk)) {
            parse(parser, ByteBuffer.wrap(chunk, 0, length));
        }
        if (!parser.isComplete()) {
            throw malformed("ends inside a part; its last line must be the boundary with -- behind it");
        }
        return collector.parts();
    }

    /** The first bytes, fewer only where there are no more. */
    private static int start(InputStream body, byte[] chunk, int length) {
        try {
            return body.readNBytes(chunk, 0, length);
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    private static int next(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    private static void parse(MultipartParser.ParseState parser, ByteBuffer chunk) {
        try {
            parser.parse(chunk);
        } catch (RequestException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the parser has an exception without a message for malformed headers, and decoders have theirs
            throw malformed("is no multipart/form-data: a part's headers or encoding are malformed");
        }
    }

    static MalformedRequestException malformed(String detail) {
        return new MalformedRequestException(new FieldError("", detail));
    }
}
