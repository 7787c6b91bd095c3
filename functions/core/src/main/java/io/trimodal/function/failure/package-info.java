/** From what the domain throws to what callers are told, in one place for every edge: HTTP, events, gRPC, uploads. */
package io.trimodal.function.failure;
