/** The models that a function serves: found, loaded, warmed, described and scored with. */
package io.trimodal.function.model;
