package io.trimodal.function.request;

import io.trimodal.feature.TokenIds;
import io.trimodal.function.limit.Limits;
import java.util.Arrays;

/**
 * Language as word-piece ids, in the fields that tokenizers use. The attention mask is all ones, and the segments are
 * all zeros, where they are left out.
 */
final class TokenIdsReader {
    private static final long[] NOT_GIVEN = {};

    private final JsonInput json;
    private final Limits limits;
    private long[] ids = NOT_GIVEN;
    private long[] mask = NOT_GIVEN;
    private long[] segments = NOT_GIVEN;

    TokenIdsReader(JsonInput json, Limits limits) {
        this.json = json;
        this.limits = limits;
    }

    void readIds() {
        ids = row(Integer.MAX_VALUE);
    }

    void readMask() {
        mask = row(1);
    }

    void readSegments() {
        segments = row(1);
    }

    boolean any() {
        return ids.length + mask.length + segments.length > 0;
    }

    /** @throws io.trimodal.feature.InvalidFeaturesException if there are no ids, or the rows differ in length */
    TokenIds toTokenIds() {
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        return new TokenIds(
                ids, mask.length == 0 ? ones : mask, segments.length == 0 ? new long[ids.length] : segments);
    }

    private long[] row(long maximum) {
        long[] row = new long[64];
        int count = 0;
        json.enterArray("an array of whole numbers");
        for (; json.inArray(); json.next()) {
            if (count == limits.frames()) {
                throw json.tooLarge("is one token too many; at most " + limits.frames() + " are taken");
            }
            if (count == row.length) {
                row = Arrays.copyOf(row, 2 * count);
            }
            row[count++] = json.integer(0, maximum);
        }
        if (count == 0) {
            throw json.malformed("is empty; give at least one token");
        }
        return Arrays.copyOf(row, count);
    }
}
