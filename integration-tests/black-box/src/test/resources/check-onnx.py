"""Runs the ONNX project's own checker, shape inference included, over the files named; prints one line per file."""
import sys

import onnx

for path in sys.argv[1:]:
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    opset = {entry.domain: entry.version for entry in model.opset_import}
    print("ok", path, "ir", model.ir_version, "opset", opset.get("", 0))
