package io.trimodal.function.usage;

/** Usage was asked for where calls are not counted: answered with 404. */
public final class UsageNotKeptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageNotKeptException() {
        super("calls are not counted here; trimodal.usage.ledger says where they could be");
    }
}
