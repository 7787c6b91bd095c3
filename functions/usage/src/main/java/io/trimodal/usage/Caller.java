package io.trimodal.usage;

/**
 * Who pays.
 *
 * @param name of an API key's owner, or the id that API Gateway gives the key; printable ASCII
 */
public record Caller(String name) {
    /** Everybody, where no keys are asked for. */
    public static final Caller ANONYMOUS = new Caller("anonymous");

    public Caller {
        Names.require("a caller's name", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
