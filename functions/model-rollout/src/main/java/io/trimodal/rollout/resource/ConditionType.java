package io.trimodal.rollout.resource;

/** What is known of a roll-out; each is True, False or Unknown, with a reason. */
public enum ConditionType {
    /** The package is whole and passes its self-test. */
    VERIFIED("Verified"),
    /** The candidate is not worse than tolerated. */
    GATE_PASSED("GatePassed"),
    /** The candidate's revision is ready. */
    CANDIDATE_READY("CandidateReady"),
    /** The candidate's requests do not fail more often than tolerated. */
    HEALTHY("Healthy"),
    /** The version asked for serves all requests. */
    READY("Ready");

    private final String key;

    ConditionType(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
