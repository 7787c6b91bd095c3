"""Writes goldens.npz: what librosa 0.11 computes of the signals of VoiceSignals.java. See ORIGIN.txt."""
import pathlib
import wave

import librosa
import numpy as np
from librosa.core.pitch import _cumulative_mean_normalized_difference as normalized_difference

RATE, HOP, LENGTH, PITCH_LENGTH = 16_000, 640, 2048, 1024
LOWEST, HIGHEST = 65, 600
SAMPLES = 19_200
HERE = pathlib.Path(__file__).parent

assert librosa.__version__.startswith("0.11."), librosa.__version__


def noise(count):
    state, values = 1, np.empty(count)
    for i in range(count):
        state = (1_664_525 * state + 1_013_904_223) % 2**32
        values[i] = state / 2**31 - 1
    return values


def signals():
    t = np.arange(SAMPLES) / RATE
    phase = 2 * np.pi * (150 * t - 3 / (2 * np.pi) * (np.cos(2 * np.pi * 5 * t) - 1))
    yield "vowel", sum(0.3 / h * np.sin(h * phase) for h in range(1, 13))
    phase = 2 * np.pi * (100 * t + 400 / 2.4 * t * t)
    yield "chirp", 0.4 * np.sin(phase) + 0.1 * np.sin(2 * phase) + 0.001 * noise(SAMPLES)
    yield "noise", 0.1 * noise(SAMPLES)
    yield "silence", np.where((t >= 0.4) & (t < 0.8), 0.5 * np.sin(2 * np.pi * 220 * t), 0)
    with wave.open(str(HERE / "speech.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        yield "speech", np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


def row(f0, voiced):
    """The pitch of one row of features: five frames."""
    pitches = np.sort(f0[voiced])
    if 5 * len(pitches) < 2 * len(voiced):
        return 0
    middle = [pitches[(len(pitches) - 1) // 2], pitches[len(pitches) // 2]]
    return np.log(np.sqrt(np.prod(middle)))


arrays = {}
for name, signal in signals():
    y = signal.astype(np.float32)
    frames = -(-len(y) // HOP)
    common = dict(y=y, sr=RATE, hop_length=HOP, n_fft=LENGTH)
    bands = librosa.power_to_db(librosa.feature.melspectrogram(**common), amin=1e-6, top_db=None)
    mfcc = librosa.feature.mfcc(S=bands, n_mfcc=20)
    chroma = librosa.feature.chroma_stft(**common, tuning=0.0)
    centroid = librosa.feature.spectral_centroid(**common)[0]
    f0 = librosa.yin(y, fmin=LOWEST, fmax=HIGHEST, sr=RATE, frame_length=PITCH_LENGTH, hop_length=HOP)

    padded = np.pad(y.astype(np.float64), PITCH_LENGTH // 2)
    cut = librosa.util.frame(padded, frame_length=PITCH_LENGTH, hop_length=HOP)
    shortest, longest = RATE // HIGHEST, -(-RATE // LOWEST)
    difference = normalized_difference(cut.copy(), shortest, longest)
    period = np.clip(np.round(RATE / f0).astype(int) - shortest, 0, longest - shortest)
    near = [np.clip(period + d, 0, longest - shortest) for d in (-1, 0, 1)]
    aperiodicity = np.min([difference[p, np.arange(len(f0))] for p in near], axis=0)
    loud = np.sqrt(np.mean(cut**2, axis=0)) >= 3e-4
    voiced = (aperiodicity < 0.4) & loud

    groups = [slice(i, min(i + 5, frames)) for i in range(0, frames, 5)]
    rows = [np.r_[row(f0[g], voiced[g]), mfcc[:, g].mean(1), chroma[:, g].mean(1)] for g in groups]
    flux = np.maximum(0, np.diff(bands, axis=1)).mean(0)
    for key, values in dict(
        mfcc=mfcc.T[:frames],
        chroma=chroma.T[:frames],
        f0=f0[:frames],
        aperiodicity=aperiodicity[:frames],
        loud=loud[:frames],
        centroid=centroid[:frames],
        flux=flux[: frames - 1],
        rows=np.array(rows),
    ).items():
        arrays[f"{name}/{key}"] = values.astype(np.float32)
np.savez_compressed(HERE / "goldens.npz", **arrays)
