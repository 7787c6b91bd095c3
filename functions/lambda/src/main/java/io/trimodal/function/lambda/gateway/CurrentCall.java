package io.trimodal.function.lambda.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The call that is being worked on, between the handler that has it from Lambda and the router that sees a request over
 * the loopback interface. What is known of the caller stays in the process: the request has nothing but a random text
 * that is made for it, so that nobody else's request is taken for it. Thread-safe.
 */
final class CurrentCall {
    /** Its value is the text; what callers send under this name is not passed on. */
    static final String HEADER = "X-Trimodal-Lambda-Call";

    private static final int BYTES = 32;
    private static final Admitted NONE = new Admitted(new byte[0], new GatewayCaller("", ""));

    private final SecureRandom random = new SecureRandom();
    private volatile Admitted current = NONE;

    private record Admitted(byte[] text, GatewayCaller caller) {}

    /** Begins a call, which ends the one before. @return the value of {@value #HEADER} */
    String begin(GatewayCaller caller) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        current = new Admitted(text.getBytes(StandardCharsets.US_ASCII), caller);
        return text;
    }

    void end() {
        current = NONE;
    }

    /**
     * Who makes the call, if it is the current one. Takes the same time whatever is given.
     *
     * @param given value of {@value #HEADER}, or null
     */
    Optional<GatewayCaller> caller(String given) {
        Admitted admitted = current;
        return admitted.text().length > 0
                        && given != null
                        && MessageDigest.isEqual(admitted.text(), given.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(admitted.caller())
                : Optional.empty();
    }
}
