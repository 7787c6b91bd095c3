package io.trimodal.function.usage;

import io.trimodal.usage.Caller;
import io.trimodal.usage.Units;

/** Lets every call in, and counts none. */
record NoCounting() implements Counting {
    /** Takes no room. */
    record Nowhere() implements Place {
        @Override
        public void count(String function, Units units) {}

        @Override
        public void close() {}
    }

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public void requireNotExhausted(Caller caller) {}

    @Override
    public Place admit(Identity identity, Fingerprint fingerprint, long utterances, Quota quota) {
        return new Nowhere();
    }
}
