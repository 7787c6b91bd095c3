"""Makes the feature files of this folder with NumPy: the same two splits in every form in which Python pickles them."""
import pickle

import numpy as np

FRAMES, DIMS = {"audio": 6, "vision": 5, "text": 4}, {"audio": 3, "vision": 2, "text": 3}


def features(key, n, lengths=None):
    frames, dims = FRAMES[key], DIMS[key]
    i, t, d = np.meshgrid(np.arange(n), np.arange(frames), np.arange(dims), indexing="ij")
    values = (100 * i + 10 * t + d + 0.5).astype(np.float32)
    for row, length in enumerate(lengths or []):
        values[row, length:] = 0
    return values


def split(n):
    audio_lengths, vision_lengths = [6, 3, 0, 5][:n], [5, 5, 2, 1][:n]
    tokens = np.zeros((n, 3, 4), np.int64)
    for i in range(n):
        real = 4 - i % 2
        tokens[i, 0, :real] = [101, 7, 8, 102][:real]
        tokens[i, 0, real - 1] = 102
        tokens[i, 1, :real] = 1
    audio = features("audio", n, audio_lengths)
    audio[0, 1, 2] = -np.inf
    return {
        "raw_text": ["one", "zwei", "drei \u00e9", "\u56db"][:n],
        "audio": audio,
        "vision": features("vision", n, vision_lengths),
        "id": ["video$_$%d" % i for i in range(n)],
        "text": features("text", n),
        "text_bert": tokens,
        "audio_lengths": audio_lengths,
        "vision_lengths": vision_lengths,
        "annotations": ["Positive"] * n,
        "regression_labels": np.array([-3, 0.5, 0, 2.25][:n], np.float32),
        "regression_labels_A": np.zeros(n, np.float32),
    }


class OldNames(pickle._Pickler):
    """Names modules as NumPy 1 does."""

    def save_global(self, obj, name=None):
        name = name or obj.__qualname__
        module = pickle.whichmodule(obj, name).replace("numpy._core", "numpy.core")
        if self.proto >= 4:
            self.save(module)
            self.save(name)
            self.write(pickle.STACK_GLOBAL)
        else:
            self.write(b"c" + module.encode() + b"\n" + name.encode() + b"\n")
        self.memoize(obj)

    dispatch = dict(pickle._Pickler.dispatch)


for kind in (type(len), type(split), type):
    OldNames.dispatch[kind] = lambda self, obj: OldNames.save_global(self, obj)

content = {"train": split(4), "test": split(3)}
for protocol in (2, 3, 4, 5):
    pickle.dump(content, open("protocol%d.pkl" % protocol, "wb"), protocol=protocol)
    OldNames(open("numpy1-protocol%d.pkl" % protocol, "wb"), protocol=protocol).dump(content)
    columns = {s: {k: np.asfortranarray(v) if isinstance(v, np.ndarray) else v for k, v in c.items()} for s, c in content.items()}
    pickle.dump(columns, open("fortran-protocol%d.pkl" % protocol, "wb"), protocol=protocol)
    kinds = {}
    for s, c in content.items():
        kinds[s] = dict(
            c,
            raw_text=np.array(c["raw_text"], dtype=object),
            id=np.array(c["id"]),
            audio=c["audio"].astype(">f8"),
            vision=c["vision"].astype(np.float16),
            text_bert=c["text_bert"].astype(np.float32),
            audio_lengths=np.array(c["audio_lengths"], np.int32),
            vision_lengths=[np.int64(x) for x in c["vision_lengths"]],
            regression_labels=[np.float64(x) for x in c["regression_labels"]],
        )
    pickle.dump(kinds, open("kinds-protocol%d.pkl" % protocol, "wb"), protocol=protocol)
flat = {"%s/%s" % (s, k): v for s, c in content.items() for k, v in c.items()}
np.savez("slash.npz", **flat)
np.savez_compressed("dot.npz", **{k.replace("/", "."): v for k, v in flat.items()})
pickle.dump(content["test"], open("one-split.pkl", "wb"), protocol=4)
np.savez("one-split.npz", **content["test"])
np.savez("objects.npz", regression_labels=np.array([1, "a"], dtype=object))
# frames that are not padded to one length, as an array of arrays, as a list of them and as lists of lists
ragged = [np.ones((n, 2), np.float32) for n in (3, 5, 1)]
objects = np.empty(3, dtype=object)
objects[:] = ragged
for name, audio in ("objects", objects), ("arrays", ragged), ("lists", [a.tolist() for a in ragged]):
    pickle.dump({"test": dict(split(3), audio=audio)}, open("ragged-%s.pkl" % name, "wb"), protocol=4)
