/** From a model and its weights to a model package on disk (shared-model/README.md, section 4). */
package io.trimodal.modeling.export;
