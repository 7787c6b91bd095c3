package io.trimodal.knative;

import java.util.regex.Pattern;

/**
 * Names as Kubernetes has them.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
 */
final class Names {
    /** Most characters of a label of DNS, and so of names that become host names. */
    static final int LABEL = 63;

    private static final int SUBDOMAIN = 253;
    private static final Pattern DNS_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS_1123 = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern QUALIFIED = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    private Names() {}

    /** A DNS label that begins with a letter. */
    static boolean isLabel(String name) {
        return name.length() <= LABEL && DNS_1035.matcher(name).matches();
    }

    /** A DNS label. */
    static boolean isLabelOrNumber(String name) {
        return name.length() <= LABEL && DNS_1123.matcher(name).matches();
    }

    /** DNS labels with dots between. */
    static boolean isSubdomain(String name) {
        return name.length() <= SUBDOMAIN && DNS_SUBDOMAIN.matcher(name).matches();
    }

    /** A key of a label or annotation: {@code [<subdomain>/]<name>}. */
    static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return (slash < 0 || isSubdomain(key.substring(0, slash))) && isQualified(key.substring(slash + 1));
    }

    /** A value of a label. */
    static boolean isLabelValue(String value) {
        return value.isEmpty() || isQualified(value);
    }

    private static boolean isQualified(String name) {
        return name.length() <= LABEL && QUALIFIED.matcher(name).matches();
    }
}
