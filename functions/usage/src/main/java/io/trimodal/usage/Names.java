package io.trimodal.usage;

import java.util.regex.Pattern;

/** What may stand in a ledger as a name: printable ASCII without spaces, so that every ledger keeps it as it is. */
final class Names {
    private static final int MOST = 128;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1," + MOST + "}");

    private Names() {}

    /** @throws IllegalArgumentException if it may not */
    static String require(String what, String name) {
        if (!PRINTABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + MOST + " printable ASCII characters without spaces");
        }
        return name;
    }
}
