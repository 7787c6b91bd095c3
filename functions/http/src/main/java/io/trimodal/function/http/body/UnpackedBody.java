package io.trimodal.function.http.body;

import io.trimodal.function.limit.BoundedBody;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzipped body as it was before it was packed; ends in an error beyond its limit, whatever a few bytes might unpack
 * to.
 */
public final class UnpackedBody extends BoundedBody {
    private final InputStream packed;
    private GZIPInputStream unpacked;

    /** @param limit of unpacked bytes */
    public UnpackedBody(InputStream packed, long limit) {
        super(limit);
        this.packed = packed;
    }

    /** @throws MalformedRequestException if it is not gzip */
    @Override
    protected int take(byte[] buffer, int offset, int length) throws IOException {
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
    protected String excess() {
        return "unpacks to more than";
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
