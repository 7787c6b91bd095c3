package io.trimodal.media.form;

/** What people send instead of a recording, for a message that helps. */
final class NotClip {
    private NotClip() {}

    /** In words that complete "the file is". */
    static String title(byte[] head) {
        if (head.length == 0) {
            return "empty";
        }
        return switch (ClipForm.text(head, 0, 4)) {
            case "PK\u0003\u0004", "PK\u0005\u0006" -> "a zip archive";
            case "%PDF" -> "a PDF document";
            case "\u0089PNG" -> "a PNG picture";
            case "GIF8" -> "a GIF picture";
            case "\u00FF\u00D8\u00FF\u00E0", "\u00FF\u00D8\u00FF\u00E1" -> "a JPEG picture";
            case "#EXT" -> "a playlist, which only names recordings";
            case "WEBV" -> "a transcript";
            default -> isGzip(head) ? "compressed with gzip" : isText(head) ? "text" : "of no known form";
        };
    }

    private static boolean isGzip(byte[] head) {
        return head.length > 1 && head[0] == 0x1F && head[1] == (byte) 0x8B;
    }

    private static boolean isText(byte[] head) {
        for (byte character : head) {
            if (character >= 0 && character < ' ' && character != '\n' && character != '\r' && character != '\t') {
                return false;
            }
        }
        return true;
    }
}
