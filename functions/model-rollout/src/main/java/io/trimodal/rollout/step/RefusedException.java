package io.trimodal.rollout.step;

import io.trimodal.rollout.resource.ConditionType;

/** A roll-out that must not go on; nothing was changed yet. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ConditionType condition;
    private final String reason;

    /** @param condition that does not hold */
    RefusedException(ConditionType condition, String reason, String message) {
        super(message);
        this.condition = condition;
        this.reason = reason;
    }

    public ConditionType condition() {
        return condition;
    }

    public String reason() {
        return reason;
    }
}
