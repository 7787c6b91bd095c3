package io.trimodal.modeling.frontend;

/** What a front end is made of cannot be had on this machine; the build goes on without it. The message is one line. */
public final class SourceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceUnavailableException(String message) {
        super(message.replaceAll("\\s+", " ").strip());
    }
}
