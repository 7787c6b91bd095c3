/** Features and labels as the published projects keep them: NumPy archives, read without running anything in them. */
package io.trimodal.modeling.data;
