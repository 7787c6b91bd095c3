package io.trimodal.support;

import java.nio.file.Path;

/** What was found of a tool on this machine. */
sealed interface ToolState {
    /** @param program that was started and answered as it should */
    record Works(Path program) implements ToolState {}

    /** @param reason one line, in words that follow the tool's name */
    record Unusable(String reason) implements ToolState {}
}
