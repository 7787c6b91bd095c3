package io.trimodal.modeling.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells files that are no zip apart, so that the refusal can say what to do about them. */
final class LegacyForms {
    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] PICKLE = {(byte) 0x80};
    private static final byte[] TAR = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final int TAR_AT = 257;

    private LegacyForms() {}

    /** @throws InvalidCheckpointException unless the file begins as a zip does */
    static void refuse(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(TAR_AT + TAR.length);
        }
        if (head.length == 0) {
            throw new InvalidCheckpointException(file, "is empty");
        }
        if (has(head, 0, PICKLE) || has(head, TAR_AT, TAR)) {
            throw new InvalidCheckpointException(
                    file,
                    "is in the form that PyTorch wrote before 1.6 (not a zip); if you trust it, convert it with"
                            + " PyTorch 1.6 or newer: torch.save(torch.load(f, map_location='cpu'), f)");
        }
        if (!has(head, 0, ZIP)) {
            throw new InvalidCheckpointException(file, "is not a PyTorch checkpoint (truncated or not a zip file)");
        }
    }

    private static boolean has(byte[] head, int at, byte[] mark) {
        return head.length >= at + mark.length && Arrays.equals(head, at, at + mark.length, mark, 0, mark.length);
    }
}
