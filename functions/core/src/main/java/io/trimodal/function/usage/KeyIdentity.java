package io.trimodal.function.usage;

import io.trimodal.function.lifecycle.StartFaults;
import io.trimodal.usage.Caller;
import io.trimodal.usage.key.Keys;
import io.trimodal.usage.key.StoredKey;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * The header {@code X-Api-Key}, or a bearer token, which is all that some senders of events can be given, looked up in
 * the file of keys. A call is told apart by {@code Idempotency-Key}, else {@code X-Request-Id}, else by nothing.
 */
@Singleton
public final class KeyIdentity {
    public static final String HEADER = "X-Api-Key";

    private final Keys keys; // null where nobody needs one

    public KeyIdentity(KeysConfig config) {
        this.keys = StartFaults.said(() -> config.file().map(Keys::new)).orElse(null);
    }

    /** Whether calls need a key. */
    public boolean asksForKey() {
        return keys != null;
    }

    /**
     * Tells who calls.
     *
     * @param header a header by its name, in any case
     * @throws MissingKeyException if a key is needed
     * @throws UnknownKeyException if the key is none
     */
    public Identity identify(Function<String, Optional<String>> header) {
        Identity.Request request = said("Idempotency-Key", header)
                .<Identity.Request>map(Identity.Chosen::new)
                .or(() -> said("X-Request-Id", header).map(Identity.Traced::new))
                .orElseGet(() -> new Identity.Assigned(UUID.randomUUID().toString()));
        if (keys == null) {
            return new Identity(Caller.ANONYMOUS, OptionalLong.empty(), request);
        }
        String text = header.apply(HEADER)
                .or(() -> header.apply("Authorization").flatMap(KeyIdentity::bearer))
                .filter(given -> !given.isBlank())
                .orElseThrow(MissingKeyException::new);
        StoredKey key = keys.find(text.strip()).orElseThrow(UnknownKeyException::new);
        return new Identity(key.owner(), key.quota(), request);
    }

    /** The token of {@code Bearer <token>} (RFC 6750); empty for any other scheme. */
    private static Optional<String> bearer(String authorization) {
        String[] parts = authorization.strip().split(" +", 2);
        return parts.length == 2 && parts[0].equalsIgnoreCase("Bearer") ? Optional.of(parts[1]) : Optional.empty();
    }

    private static Optional<String> said(String name, Function<String, Optional<String>> header) {
        return header.apply(name).filter(text -> !text.isBlank());
    }
}
