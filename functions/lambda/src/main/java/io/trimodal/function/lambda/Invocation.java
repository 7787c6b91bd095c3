package io.trimodal.function.lambda;

import java.time.Instant;

/**
 * An event, and what Lambda says of it.
 *
 * @param id of the invocation, given by Lambda; a retry of a failed asynchronous invocation has it too
 * @param event JSON
 * @param deadline when Lambda ends the process if there is no answer
 * @param trace id of AWS X-Ray; empty for none
 */
public record Invocation(String id, byte[] event, Instant deadline, String trace) {}
