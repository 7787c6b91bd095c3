/** Who sees what a function says about itself. */
package io.trimodal.function.http.endpoint;
