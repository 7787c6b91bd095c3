/** NumPy's .npy and .npz, read without running anything in them and without trusting what they declare. */
package io.trimodal.npy;
