/** Model packages: what their manifests say, where they lie, and how scores become classes. */
package io.trimodal.model;
