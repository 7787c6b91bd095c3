package io.trimodal.model;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * The order of versions: runs of digits as numbers (1.10 after 1.9), all else as text; {@code 1.0-rc1} comes before
 * {@code 1.0}.
 */
public final class ModelVersions {
    public static final Comparator<ModelId> ORDER =
            Comparator.comparing(ModelId::name).thenComparing(ModelId::version, ModelVersions::compare);

    private ModelVersions() {}

    private static int compare(String a, String b) {
        int order = compareParts(release(a), release(b));
        if (order != 0
                || a.length() == release(a).length()
                || b.length() == release(b).length()) {
            return order != 0 ? order : Boolean.compare(a.equals(release(a)), b.equals(release(b)));
        }
        return compareParts(a, b);
    }

    /** Without what follows the first hyphen, which marks a pre-release. */
    private static String release(String version) {
        return version.split("-", 2)[0];
    }

    private static int compareParts(String a, String b) {
        String[] left = parts(a);
        String[] right = parts(b);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = number(left[i]) && number(right[i])
                    ? new BigInteger(left[i]).compareTo(new BigInteger(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static String[] parts(String version) {
        return version.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1);
    }

    private static boolean number(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }
}
