package io.trimodal.model;

import java.util.regex.Pattern;

/**
 * Name and version of a model package, also its path {@code <name>/<version>} in a repository. Both are checked, as
 * they come from requests and become file names.
 */
public record ModelId(String name, String version) {
    private static final Pattern SAFE = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

    public ModelId {
        check("name", name);
        check("version", version);
    }

    @Override
    public String toString() {
        return name + ":" + version;
    }

    private static void check(String field, String value) {
        if (!SAFE.matcher(value).matches() || value.contains("..")) {
            throw new IllegalArgumentException("model " + field + " '" + value
                    + "' must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting and ending with a letter or digit");
        }
    }
}
