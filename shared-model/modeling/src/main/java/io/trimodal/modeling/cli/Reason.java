package io.trimodal.modeling.cli;

import com.fasterxml.jackson.core.JacksonException;
import java.io.CharConversionException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Why a command failed, in words of its own where Java has only the name of a file or of a class. */
final class Reason {
    private Reason() {}

    /** The message of the failure and, where it adds something, what was behind it. */
    static String of(Throwable failure) {
        Throwable cause = failure.getCause();
        String behind = cause == null ? "" : of(cause);
        String own = own(failure);
        if (cause != null && cause.getMessage() != null) {
            // "cannot read set.csv: set.csv", where Java's message of a missing file is its name
            own = own.replaceFirst(Pattern.quote(": " + cause.getMessage()) + "$", "");
        }
        if (own.isEmpty() || behind.startsWith(own)) {
            return behind.isEmpty() ? "something went wrong here (TRIMODAL_DEBUG=1 shows where)" : behind;
        }
        return behind.isEmpty() || own.contains(behind) ? own : own + ": " + behind;
    }

    /** Without what was behind it; empty where there are no words but Java's. */
    private static String own(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return switch (failure) {
            case NoSuchFileException e -> missing(Path.of(e.getFile()));
            case AccessDeniedException e -> e.getFile() + " may not be read or written by this user";
            case FileAlreadyExistsException e -> e.getFile() + " exists already";
            case NotDirectoryException e -> e.getFile() + " is no folder";
            case FileSystemException e ->
                e.getFile() + (e.getReason() == null ? " cannot be used" : ": " + e.getReason());
            case CharacterCodingException _ -> "it is not UTF-8 text";
            case CharConversionException _ -> "it is not UTF-8 text";
            case JacksonException e ->
                "it is not the JSON that was expected"
                        + (e.getLocation() == null
                                ? ""
                                : " (line " + e.getLocation().getLineNr() + ", column "
                                        + e.getLocation().getColumnNr() + ")");
            default ->
                failure.getCause() != null && message.equals(failure.getCause().toString()) ? "" : message;
        };
    }

    private static String missing(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || Files.isDirectory(folder) ? file + " does not exist" : "there is no folder " + folder;
    }
}
