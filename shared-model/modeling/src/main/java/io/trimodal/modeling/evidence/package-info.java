/** How well explanations find evidence that is known because it was planted. */
package io.trimodal.modeling.evidence;
