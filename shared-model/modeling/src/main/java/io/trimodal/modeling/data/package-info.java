/** Features and labels as the published projects keep them: NumPy archives, CSV and JSON. */
package io.trimodal.modeling.data;
