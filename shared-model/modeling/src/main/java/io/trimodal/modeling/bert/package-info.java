/** The pre-trained text encoder's weights, and layers of it that were tuned to tell sentiment. */
package io.trimodal.modeling.bert;
