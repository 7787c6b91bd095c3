package io.trimodal.usage.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.usage.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A key in the file.
 *
 * @param id what is shown of it
 * @param caller whose it is; several keys may belong to one caller, as while one replaces another
 * @param sha256 of the whole key, in hexadecimal digits
 * @param created ISO 8601, UTC
 * @param monthlyUtterances what the caller may use in a month with it; null (left out) for the default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredKey(
        String id,
        String caller,
        String sha256,
        String created,
        @JsonProperty("monthly_utterances") Long monthlyUtterances) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public StoredKey {
        if (id == null
                || sha256 == null
                || caller == null
                || !HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("key " + id + " needs id, caller and sha256 (64 hexadecimal digits)");
        }
        if (monthlyUtterances != null && monthlyUtterances < 0) {
            throw new IllegalArgumentException("key " + id + ": monthly_utterances must not be negative");
        }
        new Caller(caller);
    }

    static StoredKey of(ApiKey key, Caller caller, OptionalLong quota, Instant now) {
        return new StoredKey(
                key.id(), caller.name(), key.hash(), now.toString(), quota.isPresent() ? quota.getAsLong() : null);
    }

    public Caller owner() {
        return new Caller(caller);
    }

    public OptionalLong quota() {
        return monthlyUtterances == null ? OptionalLong.empty() : OptionalLong.of(monthlyUtterances);
    }

    /** Compares in a time that does not depend on where the hashes differ. */
    boolean matches(ApiKey key) {
        return MessageDigest.isEqual(
                key.hash().getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }
}
