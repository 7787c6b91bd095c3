/** What is served, for callers. */
package io.trimodal.function.http.model;
