"""Programs as an ordinary user: found, started, known by a file with their number, and stopped."""
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time

NEEDED = {"nginx": "nginx-light", "rsync": "rsync", "psql": "postgresql"}


def find(name):
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def postgresql_programs():
    """Its newest version's folder; None where it is not installed."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def missing_programs():
    missing = {package for name, package in NEEDED.items() if not find(name)}
    if not postgresql_programs():
        missing.add("postgresql")
    return sorted(missing)


def free_ports(count):
    """Ports that nobody listens on; all are held until all are found, so that they differ."""
    held = [socket.socket() for _ in range(count)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def ordinary_user():
    """Number and group of whom programs run as; None: as whoever runs this, who is ordinary."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("nobody")
    return user.pw_uid, user.pw_gid


class Processes:
    """What runs in a folder: NAME.pid and NAME.log there for each."""

    def __init__(self, folder, environment):
        self.folder = folder
        self.environment = {**os.environ, **environment}

    def _as_user(self):
        user = ordinary_user()
        return {} if user is None else {"user": user[0], "group": user[1], "extra_groups": []}

    def run(self, *words, **more):
        """Runs to its end; what it said, where that was asked for."""
        done = subprocess.run([str(word) for word in words], cwd="/", env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, **self._as_user(), **more)
        if done.returncode != 0:
            raise RuntimeError(f"{pathlib.Path(str(words[0])).name} failed: {done.stderr or done.stdout}")
        return done.stdout

    def start(self, name, *words):
        log = open(self.folder / f"{name}.log", "ab")
        started = subprocess.Popen([str(word) for word in words], cwd="/", env=self.environment,
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   start_new_session=True, **self._as_user())
        log.close()
        (self.folder / f"{name}.pid").write_text(str(started.pid))
        return started

    def number(self, name):
        """Of a process that runs and is ours; else None."""
        try:
            number = int((self.folder / f"{name}.pid").read_text())
            words = pathlib.Path(f"/proc/{number}/cmdline").read_bytes()
            return number if str(self.folder).encode() in words else None
        except (OSError, ValueError):
            return None

    def send(self, name, what):
        number = self.number(name)
        if number is not None:
            os.kill(number, what)

    def end(self, name, what=signal.SIGTERM, seconds=15):
        """Sends a signal and waits until the process is gone; then less kindly."""
        self.send(name, what)
        for _ in range(int(seconds / 0.05)):
            reap()
            if self.number(name) is None:
                break
            time.sleep(0.05)
        else:
            self.send(name, signal.SIGKILL)
        (self.folder / f"{name}.pid").unlink(missing_ok=True)

    def end_all(self, order):
        for name in order:
            self.end(name, signal.SIGINT if name == "postgresql" else signal.SIGTERM)


def reap():
    """Children that ended are gone only when somebody asks for them."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        pass


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"{what}: not within {seconds} seconds")
        time.sleep(0.05)
