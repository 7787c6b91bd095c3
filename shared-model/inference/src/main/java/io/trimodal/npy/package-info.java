/**
 * NumPy's .npy and .npz, read without running anything in them and without trusting what they declare. Read here and
 * not by a library, because callers send them: shapes are looked at before memory is taken for them, pickled objects
 * are refused, and each refusal says what is wrong with the file. Archives are written, too.
 */
package io.trimodal.npy;
