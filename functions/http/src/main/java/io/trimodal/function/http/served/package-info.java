/** Takes away the paths of functions that a deployment does not serve. */
package io.trimodal.function.http.served;
