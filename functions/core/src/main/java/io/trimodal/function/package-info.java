/** What the HTTP functions share. */
package io.trimodal.function;
