package io.trimodal.runtime;

/**
 * An admitted request as its jobs are queued: one of several that its requester may have at a time, so compared by
 * identity.
 */
final class Ticket {
    /** Of jobs whose request was not admitted, as in a command that has the pool for itself. */
    static final Ticket NONE = new Ticket("", Length.SHORT);

    private final String requester;
    private final Length length;

    Ticket(String requester, Length length) {
        this.requester = requester;
        this.length = length;
    }

    String requester() {
        return requester;
    }

    Length length() {
        return length;
    }
}
