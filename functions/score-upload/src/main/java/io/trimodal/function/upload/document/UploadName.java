package io.trimodal.function.upload.document;

import java.nio.charset.StandardCharsets;

final class UploadName {
    private UploadName() {}

    /** The last part of a key, in UTF-8; the end of it where it is too long. */
    static byte[] of(String key, int mostCharacters) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        int start = Math.max(0, name.length() - mostCharacters);
        if (start > 0 && Character.isLowSurrogate(name.charAt(start))) {
            start++;
        }
        return name.substring(start).getBytes(StandardCharsets.UTF_8);
    }
}
