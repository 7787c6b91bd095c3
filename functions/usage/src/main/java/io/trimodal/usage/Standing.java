package io.trimodal.usage;

import java.util.OptionalLong;

/**
 * What a ledger says before a call.
 *
 * @param used utterances counted in the month so far
 * @param quota utterances a month that the ledger itself grants the caller; empty if it leaves that to others
 */
public record Standing(long used, OptionalLong quota) {}
