/**
 * PyTorch checkpoints of ALMT and LNLN, read as data: a checkpoint is a zip of storages and a pickle, and a pickle is a
 * program. This package runs the few instructions that a file of weights needs, on the few classes that it may name,
 * and refuses the rest before anything is created. Names come out as the current published code writes them
 * (MODEL-SPEC.md, section 2). The way in is {@link io.trimodal.modeling.checkpoint.CheckpointImporter}.
 */
package io.trimodal.modeling.checkpoint;
