package io.trimodal.function.http.body;

import io.trimodal.binary.Printable;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/** Takes the parts from the parser. */
final class PartCollector implements MultipartParser.PartHandler {
    private final int most;
    private final SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
    private String name = "";
    private ByteArrayOutputStream content = new ByteArrayOutputStream();

    PartCollector(int most) {
        this.most = most;
    }

    SequencedMap<String, byte[]> parts() {
        return parts;
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        if (parts.size() == most) {
            throw new TooLargeException(
                    new FieldError("", "has more than " + most + " parts; send fewer utterances per call"));
        }
        String disposition = headers.getFirst("Content-Disposition");
        String found = disposition == null ? null : HeaderUtil.extractQuotedValueFromHeader(disposition, "name");
        if (found == null || found.isEmpty()) {
            throw Parts.malformed("has a part without a name in its Content-Disposition");
        }
        if (parts.containsKey(found)) {
            throw Parts.malformed("has the part " + Printable.quoted(found) + " twice");
        }
        name = found;
        content = new ByteArrayOutputStream();
    }

    @Override
    public void data(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        content.writeBytes(copy);
    }

    @Override
    public void endPart() {
        parts.put(name, content.toByteArray());
    }
}
