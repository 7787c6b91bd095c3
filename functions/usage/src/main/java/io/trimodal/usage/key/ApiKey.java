package io.trimodal.usage.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its owner sends it: {@code tri_<id>_<secret>}, the id 8 hexadecimal digits that may be shown, the secret 256
 * random bits in base64url.
 *
 * <p>Files hold its SHA-256. A slow or salted hash protects secrets that people choose, which can be guessed; 256
 * random bits cannot, so a plain hash gives nothing away and costs a call a microsecond.
 */
public final class ApiKey {
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("tri_([0-9a-f]{8})_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String text;

    private ApiKey(String id, String text) {
        this.id = id;
        this.text = text;
    }

    public static ApiKey random() {
        byte[] id = new byte[4];
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(secret);
        String shown = HexFormat.of().formatHex(id);
        String hidden = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new ApiKey(shown, "tri_" + shown + "_" + hidden);
    }

    /** Empty if it does not look like a key. */
    static Optional<ApiKey> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ApiKey(form.group(1), text)) : Optional.empty();
    }

    /** Not secret. */
    public String id() {
        return id;
    }

    /** All of it, secret and all. */
    public String text() {
        return text;
    }

    /** SHA-256 of the text in hexadecimal digits. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id alone, so that a log cannot give the key away. */
    @Override
    public String toString() {
        return "tri_" + id + "_…";
    }
}
