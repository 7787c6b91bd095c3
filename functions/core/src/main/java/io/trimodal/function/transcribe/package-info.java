/** What is said in recordings that come without a transcript, as a service hears it that speaks OpenAI's protocol. */
package io.trimodal.function.transcribe;
