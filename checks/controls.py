#!/usr/bin/env python3
"""Shows that each control has a test that notices when it is gone.

Takes every control of checks/controls.toml out of a copy of the sources, one after the other, and runs the tests named
for it. A control whose tests stay green is uncovered. Afterwards compares the table in SECURITY.md with controls.toml.

    python3 checks/controls.py              all controls; ends with 1 if one is uncovered
    python3 checks/controls.py 17 20        only the controls of these rows
    python3 checks/controls.py --table      write the table in SECURITY.md anew and stop
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ["engine", "server"]
ROWS = 36
BEGIN, END = "<!-- controls: begin -->", "<!-- controls: end -->"


def main():
    controls = tomllib.loads((ROOT / "checks/controls.toml").read_text())["control"]
    for control in controls:
        source = (ROOT / control["file"]).read_text()
        if control["find"] not in source:
            sys.exit(f"row {control['row']}: {control['file']} does not hold: {control['find']}")
    if "--table" in sys.argv:
        write_table(table(controls))
        return
    wanted = {int(arg) for arg in sys.argv[1:]}
    chosen = [c for c in controls if not wanted or c["row"] in wanted]
    missing = sorted(set(range(1, ROWS + 1)) - {c["row"] for c in controls})
    with tempfile.TemporaryDirectory(prefix="controls-") as folder:
        bench = Bench(Path(folder))
        survivors = [c for c in chosen if not bench.notices(c)]
        broken = [tests for (_, tests), green in bench.green.items() if not green]
    stale = table(controls) not in (ROOT / "SECURITY.md").read_text()
    print(f"{len(chosen)} controls taken out, {len(chosen) - len(survivors)} noticed by their tests")
    for control in survivors:
        print(f"UNCOVERED row {control['row']}: {control['control']}")
    for tests in broken:
        print(f"FAILING without any change: {', '.join(tests)}")
    if missing:
        print(f"rows without a control here: {missing}")
    if stale:
        print("the table in SECURITY.md is not that of checks/controls.toml: run with --table")
    sys.exit(1 if survivors or broken or missing or stale else 0)


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
        run(maven + ["-pl", ",".join(MODULES), "-am", "-DskipTests", "-Dunchecked", "test-compile",
                     "dependency:build-classpath", "-Dmdep.includeScope=test",
                     "-Dmdep.outputFile=target/controls.classpath"], ROOT)
        run(maven + ["dependency:copy", f"-Dartifact={console}", f"-DoutputDirectory={folder}"], ROOT)
        self.console = next(folder.glob("junit-platform-console-standalone-*.jar"))
        self.green = {}

    def notices(self, control):
        module = Path(control["file"]).parts[0]
        home = control.get("module", module)
        tests = control["tests"]
        key = (home, tuple(tests))
        if key not in self.green:
            self.green[key] = self.passes(home, tests, None, ROOT / home)
        overlay = self.folder / "overlay"
        shutil.rmtree(overlay, ignore_errors=True)
        overlay.mkdir()
        source = (ROOT / control["file"]).read_text()
        changed = source.replace(control["find"], control["replace"])
        path = Path(control["file"])
        if path.suffix == ".java":
            copy = self.folder / path.name
            copy.write_text(changed)
            run([self.java / "javac", "-nowarn", "-proc:none", "-parameters", "-d", overlay,
                 "-cp", self.classpath("server"), copy], ROOT)
            noticed = not self.passes(home, tests, overlay, ROOT / home)
        else:
            noticed = not self.passes(home, tests, None, self.shadow(home, path, changed))
        print(f"row {control['row']:2}  {'red, as it must be' if noticed else 'STAYS GREEN':20}  {control['control']}",
              flush=True)
        return noticed

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

    def passes(self, module, tests, overlay, folder):
        classpath = self.classpath(module)
        command = [self.java / "java", "-Xmx2g", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true",
                   f"-Djava.io.tmpdir={self.folder}",
                   f"-Dorg.bytedeco.javacpp.cachedir={ROOT / module / 'target/natives'}",
                   "-cp", ":".join(map(str, [*([overlay] if overlay else []), classpath, self.console])),
                   "org.junit.platform.console.ConsoleLauncher", "execute",
                   "--disable-banner", "--details=none", "--fail-if-no-tests"]
        command += [f"--select-{'method' if '#' in test else 'class'}={test}" for test in tests]
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=600).returncode == 0

    @staticmethod
    def classpath(module):
        folders = [ROOT / m / "target" / kind for m in [module, *MODULES] for kind in ("test-classes", "classes")]
        return ":".join([*map(str, folders), (ROOT / module / "target/controls.classpath").read_text().strip()])


def run(command, folder):
    done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


if __name__ == "__main__":
    main()
