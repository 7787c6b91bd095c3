/**
 * A check of manifests before a cluster sees them: what Knative's admission refuses, what it accepts and silently
 * ignores, and what this project asks of its own functions beyond that. It knows Knative Serving 1.x with its default
 * configuration.
 */
package io.trimodal.knative;
