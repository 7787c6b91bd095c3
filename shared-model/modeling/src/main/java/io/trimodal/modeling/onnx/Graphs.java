package io.trimodal.modeling.onnx;
import io.trimodal.runtime.*;
public final class Graphs { public static Graph load(String name, byte[] model) { return Quick.load(model);} }
