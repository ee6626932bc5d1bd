#!/usr/bin/env python3
"""Shows that each control has a test that notices when it is gone.

Takes every control of checks/controls.toml out of a copy of the sources, one after the other, and runs the tests named
for it; beforehand runs them all without any change. A control whose tests stay green is uncovered, one that could not be
taken out or whose tests fail anyway is broken. Afterwards compares the table in SECURITY.md with controls.toml.

    python3 checks/controls.py              all controls; ends with 1 if one is uncovered or broken
    python3 checks/controls.py 17 20        only the controls of these rows
    python3 checks/controls.py --table      write the table in SECURITY.md anew and stop
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ["engine", "server"]
ROWS = 36
LONGEST_SECONDS = 600
# The controls need a few forged calls to be missed, not thousands.
FEWER = ["-Dbonafide.mutations=1000", "-Dbonafide.calls=500"]
BEGIN, END = "<!-- controls: begin -->", "<!-- controls: end -->"


class Broken(Exception):
    """Nothing can be said about a control."""


def main():
    controls = tomllib.loads((ROOT / "checks/controls.toml").read_text())["control"]
    if "--table" in sys.argv:
        write_table(table(controls))
        return
    wanted = {int(arg) for arg in sys.argv[1:]}
    chosen = [c for c in controls if not wanted or c["row"] in wanted]
    started = time.monotonic()
    bad = [f"rows without a control here: {missing}"
           for missing in [sorted(set(range(1, ROWS + 1)) - {c["row"] for c in controls})] if missing]
    with tempfile.TemporaryDirectory(prefix="controls-") as folder:
        bench = Bench(Path(folder))
        bad += [f"FAILING without any change: {failed}" for failed in bench.failing(chosen)]
        for control in chosen:
            begun = time.monotonic()
            try:
                verdict = bench.without(control)
            except Broken as why:
                verdict = f"BROKEN: {why}"
            print(f"row {control['row']:2}  {verdict:40}  {time.monotonic() - begun:3.0f} s  {control['control']}", flush=True)
            if not verdict.startswith("red"):
                bad.append(f"row {control['row']}: {verdict.split(chr(10))[0]}: {control['control']}")
    if table(controls) not in (ROOT / "SECURITY.md").read_text():
        bad.append("the table in SECURITY.md is not that of checks/controls.toml: run with --table")
    print(f"{len(chosen)} controls taken out in {(time.monotonic() - started) / 60:.1f} minutes, {len(bad)} findings")
    print("\n".join(bad))
    sys.exit(1 if bad else 0)


def table(controls):
    lines = ["| # | asset | threat | control | test that goes red without it |", "|---|---|---|---|---|"]
    for c in controls:
        tests = ", ".join(f"`{test.split('.')[-1]}`" for test in c["tests"])
        lines.append(f"| {c['row']} | {c['asset']} | {c['threat']} | {c['control']} | {tests} |")
    return "\n".join(lines)


def write_table(text):
    page = ROOT / "SECURITY.md"
    before, rest = page.read_text().split(BEGIN)
    after = rest.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")


class Bench:
    """Compiled sources, into which single changed classes are laid."""

    def __init__(self, folder):
        self.folder = folder
        self.java = Path(os.environ.get("JAVA_HOME", "/nonexistent")) / "bin"
        if not (self.java / "javac").exists():
            sys.exit("set JAVA_HOME to a JDK 25")
        junit = re.search(r"<junit.version>(.*?)</junit.version>", (ROOT / "pom.xml").read_text()).group(1)
        console = f"org.junit.platform:junit-platform-console-standalone:{junit}"
        maven = ["mvn", "--batch-mode", "--quiet"]
        if stale():
            run(maven + ["-pl", ",".join(MODULES), "-am", "-DskipTests", "-Dunchecked", "test-compile",
                         "dependency:build-classpath", "-Dmdep.includeScope=test",
                         "-Dmdep.outputFile=target/controls.classpath", "-Dmdep.regenerateFile=true"], ROOT)
            run(maven + ["-N", "dependency:copy", f"-Dartifact={console}", f"-DoutputDirectory={ROOT / 'target'}"], ROOT)
            stamp().touch()
        self.console = next((ROOT / "target").glob("junit-platform-console-standalone-*.jar"))

    def failing(self, controls):
        """Tests that are red without any change, by one run for each module."""
        for home in MODULES:
            tests = sorted({test for c in controls if home_of(c) == home for test in c["tests"]})
            if tests and (failed := self.run_tests(home, tests, None, ROOT / home)):
                yield failed

    def without(self, control):
        """What the tests say with the control taken out: a line that begins with "red" or "STAYS GREEN"."""
        home, path = home_of(control), Path(control["file"])
        source = (ROOT / path).read_text()
        if control["find"] not in source:
            raise Broken(f"{path} does not hold: {control['find']}")
        changed = source.replace(control["find"], control["replace"])
        if path.suffix == ".java":
            failed = self.run_tests(home, control["tests"], self.overlay(path.name, changed), ROOT / home)
        else:
            failed = self.run_tests(home, control["tests"], None, self.shadow(home, path, changed))
        return f"red: {failed}" if failed else "STAYS GREEN"

    def overlay(self, name, changed):
        """A folder with the classes of one changed source file."""
        overlay = self.folder / "overlay"
        shutil.rmtree(overlay, ignore_errors=True)
        overlay.mkdir()
        copy = self.folder / name
        copy.write_text(changed)
        done = execute([self.java / "javac", "-nowarn", "-proc:none", "-parameters", "-d", overlay,
                        "-cp", self.classpath("server"), copy], ROOT)
        if done.returncode != 0:
            raise Broken(f"taken out, it does not compile: {done.stderr.strip()}")
        return overlay

    def shadow(self, module, path, changed):
        """A folder that looks like the project but for one file beside the sources; gives its module folder."""
        shadow = self.folder / "shadow"
        shutil.rmtree(shadow, ignore_errors=True)
        for part in (Path(), Path(module)):
            (shadow / part).mkdir(parents=True, exist_ok=True)
            for entry in (ROOT / part).iterdir():
                relative = part / entry.name
                if relative == path:
                    (shadow / relative).write_text(changed)
                elif relative != Path(module):
                    (shadow / relative).symlink_to(entry)
        return shadow / module

    def run_tests(self, module, tests, overlay, folder):
        """Which tests failed, as "3 of 40, first: name"; empty when none did."""
        command = [self.java / "java", "-Xmx2g", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true",
                   "-XX:TieredStopAtLevel=1", *FEWER, f"-Djava.io.tmpdir={self.folder}",
                   f"-Dorg.bytedeco.javacpp.cachedir={ROOT / module / 'target/natives'}",
                   "-cp", ":".join(map(str, [*([overlay] if overlay else []), self.classpath(module), self.console])),
                   "org.junit.platform.console.ConsoleLauncher", "execute",
                   "--disable-banner", "--disable-ansi-colors", "--details=summary", "--fail-if-no-tests"]
        command += [f"--select-{'method' if '#' in test else 'class'}={test}" for test in tests]
        try:
            done = execute(command, folder)
        except subprocess.TimeoutExpired:
            raise Broken(f"its tests did not end within {LONGEST_SECONDS} s") from None
        if done.returncode == 0:
            return ""
        found, failed = (re.search(rf"\[\s*(\d+) tests {word}", done.stdout) for word in ("found", "failed"))
        first = re.search(r"^ *JUnit Jupiter:(.*)$", done.stdout, re.MULTILINE)
        if done.returncode != 1 or not (found and failed and first and int(failed.group(1)) > 0):
            raise Broken(f"the tests could not be run: {(done.stdout + done.stderr).strip()[-400:]}")
        return f"{failed.group(1)} of {found.group(1)}, {first.group(1)[:90]}"

    @staticmethod
    def classpath(module):
        folders = [ROOT / m / "target" / kind for m in [module, *MODULES] for kind in ("test-classes", "classes")]
        return ":".join([*map(str, folders), (ROOT / module / "target/controls.classpath").read_text().strip()])


def home_of(control):
    """The module whose tests are to notice."""
    return control.get("module", Path(control["file"]).parts[0])


def stamp():
    return ROOT / "target/controls.stamp"


def stale():
    """Something was written since the sources were last compiled for this check."""
    sources = [ROOT / "pom.xml", *(file for m in MODULES for file in [ROOT / m / "pom.xml", *(ROOT / m / "src").rglob("*")])]
    return not stamp().exists() or stamp().stat().st_mtime < max(file.stat().st_mtime for file in sources)


def execute(command, folder):
    return subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True,
                          timeout=LONGEST_SECONDS)


def run(command, folder):
    done = execute(command, folder)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


if __name__ == "__main__":
    main()
