/** Black-box tests of the packaged functions: a process of their own, spoken to over HTTP. */
package io.trimodal.it;
