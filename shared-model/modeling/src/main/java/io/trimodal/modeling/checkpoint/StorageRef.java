package io.trimodal.modeling.checkpoint;

import io.trimodal.binary.ElementFormat;

/**
 * A record of the archive that holds numbers, not read yet.
 *
 * @param key name below {@code data/}: decimal digits
 * @param elements how many numbers it holds; the record's length has been compared with it
 */
record StorageRef(String key, ElementFormat format, long elements) {}
