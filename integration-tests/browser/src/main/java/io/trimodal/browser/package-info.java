/** A headless browser for tests: opens pages as a person would, and hears every complaint that they make. */
package io.trimodal.browser;
