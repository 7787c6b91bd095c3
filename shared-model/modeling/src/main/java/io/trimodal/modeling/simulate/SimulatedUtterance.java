package io.trimodal.modeling.simulate;

/** Voice and face for one sentence. */
public record SimulatedUtterance(PlantedEvidence audio, PlantedEvidence vision) {}
