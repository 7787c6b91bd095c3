/** Requests, read from JSON straight into arrays, with every fault pointed at. */
package io.trimodal.function.request;
