package io.trimodal.function.http.body;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzipped body as it was before it was packed; ends in an error beyond its limit, whatever a few bytes might unpack
 * to.
 */
public final class UnpackedBody extends InputStream {
    private final InputStream packed;
    private final long limit;
    private GZIPInputStream unpacked;
    private long count;

    /** @param limit of unpacked bytes */
    public UnpackedBody(InputStream packed, long limit) {
        this.packed = packed;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws MalformedRequestException if it is not gzip
     * @throws TooLargeException once more bytes came than the limit allows
     */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = take(buffer, offset, length);
        count += Math.max(0, read);
        if (count > limit) {
            throw new TooLargeException(
                    new FieldError("", "unpacks to more than " + limit + " bytes; send fewer utterances per call"));
        }
        return read;
    }

    private int take(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (unpacked == null) {
                unpacked = new GZIPInputStream(packed); // reads the first bytes
            }
            return unpacked.read(buffer, offset, length);
        } catch (ZipException | EOFException _) {
            throw new MalformedRequestException(
                    new FieldError("", "has the Content-Encoding gzip, and a body that is not gzip or ends early"));
        }
    }

    @Override
    public void close() throws IOException {
        try (packed) {
            if (unpacked != null) {
                unpacked.close();
            }
        }
    }
}
