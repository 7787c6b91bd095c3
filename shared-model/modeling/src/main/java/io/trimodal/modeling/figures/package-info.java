/** What a model makes of real voices, faces and words, alone and put together, on parts that it was not trained on. */
package io.trimodal.modeling.figures;
