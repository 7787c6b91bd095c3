package io.trimodal.modeling.architecture;

/** A configuration that is incomplete or contradicts itself. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public ConfigurationException(String field, String reason) {
        super("configuration field " + field + ": " + reason);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
