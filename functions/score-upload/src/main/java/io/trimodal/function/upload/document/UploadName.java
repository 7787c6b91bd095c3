package io.trimodal.function.upload.document;

import java.nio.charset.StandardCharsets;

/** The upload's name without folders, as an id. */
final class UploadName {
    private UploadName() {}

    /** The last part of a key; the end of it where it is too long. */
    static String of(String key, int mostCharacters) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        int start = Math.max(0, name.length() - mostCharacters);
        if (start > 0 && Character.isLowSurrogate(name.charAt(start))) {
            start++;
        }
        return name.substring(start);
    }

    /** The same in UTF-8. */
    static byte[] bytes(String key, int mostCharacters) {
        return of(key, mostCharacters).getBytes(StandardCharsets.UTF_8);
    }
}
