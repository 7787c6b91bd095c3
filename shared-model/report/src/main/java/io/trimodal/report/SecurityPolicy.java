package io.trimodal.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A content security policy under which only the page's own scripts run and nothing is fetched. */
final class SecurityPolicy {
    private SecurityPolicy() {}

    /**
     * @param scripts text of each script element, to the letter
     * @param style text of the style element
     */
    static String of(List<String> scripts, String style) {
        // The icon is a data URI. The charting library sets fonts by style attributes, which can do no more than look
        // odd.
        return "default-src 'none'; script-src "
                + scripts.stream().map(SecurityPolicy::hash).collect(Collectors.joining(" "))
                + "; style-src-elem " + hash(style)
                + "; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
