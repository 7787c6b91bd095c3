package io.trimodal.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the processes of a build found of the tools, for the table at its end: a line of tab-separated values in the
 * file that TRIMODAL_TOOL_LOG names. Short lines that are appended at once do not mix.
 */
final class ToolLog {
    private static final String FILE = "TRIMODAL_TOOL_LOG";

    private ToolLog() {}

    static void append(String title, String purpose, ToolState state) {
        String file = System.getenv(FILE);
        if (file == null || file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(file),
                    line(title, purpose, state),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.err.println("cannot note in " + file + " whether " + title + " works: " + e.getMessage());
        }
    }

    static String line(String title, String purpose, ToolState state) {
        String found = switch (state) {
            case ToolState.Works _ -> "works";
            case ToolState.Unusable(String reason) -> reason;
        };
        return String.join("\t", title, purpose, found.replaceAll("\\s+", " ")) + "\n";
    }
}
