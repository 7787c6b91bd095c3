/**
 * A usage ledger in a folder, for one process: a laptop, or a Knative service of one replica with a volume.
 *
 * <p>The folder holds one SQLite database, so that what makes a line durable, survives {@code kill -9} and gives a
 * reader a consistent view is a library's work, and so that whoever has to believe a bill can read it with any tool.
 * What is written here is what SQLite leaves to its user: who may open it, how calls share a transaction, and how
 * damage inside a row is noticed.
 */
package io.trimodal.usage.embedded;
