/** Which of the functions a deployment serves. */
package io.trimodal.function.served;
