"""What README.md shows under "From scripts" runs against a server of the sample, and says what a
reader expects. Exits with 77 where there is no curl."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.environ["MATCHGRAPH_COMMAND"]


def block(language):
    section = (SOURCE / "README.md").read_text().split("### From scripts", 1)[1]
    return re.search(rf"```{language}\n(.*?)```", section, re.DOTALL).group(1)


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = tempfile.TemporaryDirectory()
        sample = SOURCE / "tools/sample"
        subprocess.run([COMMAND, "build", sample / "catalogue.jsonl", "--data", cls.data.name,
                        "--evidence", sample / "searches.jsonl"], check=True, capture_output=True)
        cls.server = subprocess.Popen(
            [COMMAND, "serve", "--data", cls.data.name, "--listen", "127.0.0.1:0", "--no-log"],
            stdout=subprocess.PIPE, text=True)
        cls.address = cls.server.stdout.readline().removeprefix("serving ").strip().rstrip("/")

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait()
        cls.server.stdout.close()
        cls.data.cleanup()

    def run_block(self, language, command):
        environment = dict(os.environ, MATCHGRAPH_URL=self.address)
        done = subprocess.run(command + [block(language)], env=environment, text=True,
                              capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.splitlines()

    def test_curl(self):
        lines = self.run_block("bash", ["bash", "-euo", "pipefail", "-c"])
        self.assertIn("whisper.cpp", lines[:3])
        self.assertIn("id,", lines[3])
        self.assertRegex(lines[-1], "^# .*Qdrant")

    def test_python(self):
        lines = self.run_block("python", [sys.executable, "-c"])
        self.assertEqual(len(lines), 6)
        self.assertTrue(lines[0].startswith("ggml-org/whisper.cpp"), lines[0])
        self.assertIn("transcribe meetings", "".join(lines[3:5]))
        self.assertEqual(lines[5], "404 not_found")


if __name__ == "__main__":
    if shutil.which("curl") is None:
        print("skipped: curl is missing")
        sys.exit(77)
    unittest.main()
