/**
 * A usage ledger in a folder, for one process: a laptop, or a Knative service of one replica with a volume.
 *
 * <p>Why no embedded database: all that is asked of it is to append a line durably and to add up a few sums, which fit
 * in memory. A journal of lines needs no native library (SQLite) and no reflection (H2's MVStore) inside a native
 * executable, can be read with any tool by who has to believe a bill, and has one way to break, which is tested at
 * every byte.
 */
package io.trimodal.usage.embedded;
