package io.trimodal.rollout.resource;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is being done, or how it ended. */
public enum Phase {
    /** The package is looked at, and what the Service serves. */
    VERIFYING("Verifying"),
    /** The candidate is measured against the live version. */
    GATING("Gating"),
    /** The Service gets its new revision, without traffic. */
    DEPLOYING("Deploying"),
    /** The revision is waited for. */
    STARTING("Starting"),
    /** Traffic moves to the candidate step by step. */
    SHIFTING("Shifting"),
    /** All traffic is the candidate's; its tag is removed. */
    COMPLETING("Completing"),
    /** The Service is put back. */
    ROLLING_BACK("RollingBack"),
    /** Somebody else has changed the Service's template: the candidate's share goes, and what they want is served. */
    YIELDING("Yielding"),

    SUCCEEDED("Succeeded"),
    /** The version was live already. */
    UNCHANGED("Unchanged"),
    /** The Service was not touched. */
    REFUSED("Refused"),
    ROLLED_BACK("RolledBack"),
    /** Somebody else changed or deleted the Service meanwhile; what they want is served. */
    SUPERSEDED("Superseded");

    private final String key;

    Phase(String key) {
        this.key = key;
    }

    /** As in the resource's status. */
    @JsonValue
    public String key() {
        return key;
    }

    public boolean isFinal() {
        return compareTo(SUCCEEDED) >= 0;
    }

    /** Whether the Service may have been changed already, and not yet to its end. */
    public boolean touchesService() {
        return compareTo(DEPLOYING) >= 0 && !isFinal();
    }

    /** Whether the Service is being put back, so that there is nothing left to take back. */
    public boolean goesBack() {
        return this == ROLLING_BACK || this == YIELDING;
    }

    /** Whether the version asked for serves all requests. */
    public boolean isServed() {
        return this == SUCCEEDED || this == UNCHANGED;
    }
}
