/** Live calls over WebSockets. What is said in them is of {@code io.trimodal.function.live}. */
package io.trimodal.server.live;
