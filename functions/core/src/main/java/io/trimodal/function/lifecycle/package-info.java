/** What a process does from its start to its end that is nothing of HTTP. */
package io.trimodal.function.lifecycle;
