package io.trimodal.runtime;

/** A job and the request that it belongs to. */
record QueuedJob(Ticket ticket, Runnable work) {}
