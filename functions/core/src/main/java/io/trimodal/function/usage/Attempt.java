package io.trimodal.function.usage;

import io.trimodal.usage.Caller;

/**
 * A call that its caller may repeat.
 *
 * @param id the same for each attempt; what the ledger counts it by
 * @param fingerprint remembered beside the id; of another request under the same id it is another
 */
record Attempt(Caller caller, String id, String fingerprint) {
    /** Under a key that is good for one request. */
    static Attempt chosen(Caller caller, String key, String fingerprint) {
        String id = Fingerprint.of(key);
        return new Attempt(caller, id, id + "." + fingerprint);
    }

    /** Under a name that other requests may have, too: those are other calls. */
    static Attempt traced(Caller caller, String name, String fingerprint) {
        String id = Fingerprint.of(name) + ":" + fingerprint;
        return new Attempt(caller, id, id);
    }

    /** @param number from 1 */
    String repetition(int number) {
        return id + "~" + number;
    }
}
