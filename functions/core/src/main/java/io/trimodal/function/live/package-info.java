/** Calls that go on while somebody speaks: messages in, segments out. Knows no WebSocket. */
package io.trimodal.function.live;
