"""The parts of a site, put together as README.md has them on several machines."""
import http.client
import json
import os
import pathlib
import re
import secrets
import shutil
import signal

from cluster import processes
from cluster.processes import Processes, wait_until

REPLICAS = 3


class Site:
    """Lives in one folder, which says by its files what runs."""

    def __init__(self, root, folder, catalogue, ranks):
        self.root = root
        self.folder = folder
        self.catalogue = pathlib.Path(catalogue)
        self.ranks = ranks
        self.parts = Processes(folder, {"PGPASSFILE": str(folder / "pgpass"),
                                        "MATCHGRAPH_EVIDENCE": ""})
        self.program = folder / "bin" / "matchgraph"
        self.address = None
        self.replica_ports = []

    # ---- up and down

    def up(self):
        if self.folder.exists():
            raise RuntimeError(f"{self.folder}: is there already: tools/cluster down first")
        self._make_folder()
        self.database_port, self.port, *self.replica_ports = processes.free_ports(2 + REPLICAS)
        self.address = f"http://127.0.0.1:{self.port}/"
        self._make_database()
        self.build()
        self.publish()
        for number in range(REPLICAS):
            self.start_replica(number)
        for number in range(REPLICAS):
            self.wait_for_replica(number)
        self._start_nginx()
        (self.folder / "site.json").write_text(json.dumps({"address": self.address}))

    def down(self):
        if not self.folder.exists():
            return 0
        names = ["nginx"] + [f"replica{number}" for number in range(REPLICAS)] + ["postgresql"]
        self.parts.end_all(names)
        shutil.rmtree(self.folder)
        return 0

    def _make_folder(self):
        self.folder.mkdir(mode=0o755, parents=True)
        (self.folder / "bin").mkdir()
        # Where it was built an ordinary user may not be let in.
        given = os.environ.get("MATCHGRAPH_COMMAND", self.root / "build/release/matchgraph")
        shutil.copy2(given, self.program)
        mpi = pathlib.Path(os.environ.get("MATCHGRAPH_MPI", pathlib.Path(given).parent / "matchgraph-mpi"))
        self.mpi_program = None
        if mpi.exists() and processes.find("mpirun"):
            self.mpi_program = self.folder / "bin" / "matchgraph-mpi"
            shutil.copy2(mpi, self.mpi_program)
        shutil.copy2(self.root / "tools/deployment/publish", self.folder / "bin")
        shutil.copy2(self.root / "tools/deployment/evidence_roles.sql", self.folder)
        shutil.copy2(self.catalogue, self.folder / "catalogue.jsonl")
        user = processes.ordinary_user()
        if user is not None:
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, *user)

        self._write("session.key", secrets.token_hex(16), 0o600)

    # ---- past searches

    def evidence(self, role):
        """Its password is in the file that PGPASSFILE names."""
        return f"postgresql://{role}@127.0.0.1:{self.database_port}/matchgraph"

    def _make_database(self):
        programs = processes.postgresql_programs()
        self.passwords = {role: secrets.token_hex(16) for role in ("owner", "writer", "folder")}
        lines = [f"127.0.0.1:{self.database_port}:*:{role}:{word}\n" for role, word in self.passwords.items()]
        self._write("pgpass", "".join(lines), 0o600)
        self._write("password", self.passwords["owner"], 0o600)
        self.parts.run(programs / "initdb", "-D", self.folder / "database", "-U", "owner", "-A",
                       "scram-sha-256", "--pwfile", self.folder / "password", "-E", "UTF8",
                       "--locale=C.UTF-8", "--data-checksums", "--no-sync", "--no-instructions")
        self.start_database()
        self.sql("CREATE DATABASE matchgraph", "postgres")
        self.parts.run(self.program, "evidence", "prepare", "--evidence", self.evidence("owner"))
        for role in ("writer", "folder"):
            self.sql(f"CREATE ROLE {role} LOGIN PASSWORD '{self.passwords[role]}'")
        self.parts.run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-v", "schema=public", "-v",
                       "writer=writer", "-v", "folder=folder", "-f", self.folder / "evidence_roles.sql",
                       self.evidence("owner"))

    def start_database(self):
        self.parts.start("postgresql", processes.postgresql_programs() / "postgres", "-D",
                         self.folder / "database", "-p", self.database_port, "-k", self.folder,
                         "-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=64MB")

        def answers():
            try:
                self.sql("SELECT 1", "postgres")
                return True
            except RuntimeError:
                return False
        wait_until(answers, 60, "PostgreSQL")

    def stop_database(self, what=signal.SIGINT):
        self.parts.end("postgresql", what)

    def sql(self, statement, database="matchgraph"):
        return self.parts.run("psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-c", statement,
                              f"postgresql://owner@127.0.0.1:{self.database_port}/{database}")

    # ---- snapshots

    def build(self, *lines):
        """A generation of the catalogue, with further lines."""
        if lines:
            with open(self.folder / "catalogue.jsonl", "a") as out:
                out.write("".join(line + "\n" for line in lines))
        words = [self.program]
        if self.mpi_program:
            words = [processes.find("mpirun"), "--oversubscribe", "-n", self.ranks, self.mpi_program]
        self.parts.run(*words, "build", self.folder / "catalogue.jsonl", "--data", self.folder / "built",
                       "--evidence", self.evidence("folder"))

    def publish(self):
        return self.parts.run(self.folder / "bin" / "publish", self.folder / "built",
                              *[self.folder / f"followed{number}" for number in range(REPLICAS)])

    def live_generation(self):
        return int((self.folder / "built" / "CURRENT").read_text()[len("gen-"):])

    # ---- servers

    def start_replica(self, number):
        self.parts.start(f"replica{number}", self.program, "serve", "--follow",
                         self.folder / f"followed{number}", "--listen",
                         f"127.0.0.1:{self.replica_ports[number]}", "--trust-proxy", "--allow-host", "127.0.0.1", "--drain", 1,
                         "--session-key", self.folder / "session.key",
                         "--evidence", self.evidence("writer"), "--no-log")

    def stop_replica(self, number, what=signal.SIGTERM):
        self.parts.end(f"replica{number}", what)

    def replica_status(self, number):
        """What /readyz says, and the generation; (None, None) where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.replica_ports[number], timeout=5)
        try:
            connection.request("GET", "/readyz")
            answer = connection.getresponse()
            answer.read()
            return answer.status, int(answer.getheader("X-Generation", "0"))
        except (OSError, http.client.HTTPException):
            return None, None
        finally:
            connection.close()

    def wait_for_replica(self, number):
        wait_until(lambda: self.replica_status(number)[0] == 200, 90, f"replica {number}")

    def wait_for_generation(self):
        """Until every replica that runs serves what was published."""
        live = self.live_generation()
        running = [number for number in range(REPLICAS) if self.parts.number(f"replica{number}")]
        wait_until(lambda: all(self.replica_status(number) == (200, live) for number in running),
                   120, f"generation {live}")

    def _start_nginx(self):
        text = (self.root / "tools/deployment/nginx_replicas.conf.example").read_text()
        def servers(found):
            how = re.search(r"server \S+ (.*;)", found.group(0)).group(1)
            return "".join(f"    server 127.0.0.1:{port} {how}\n" for port in self.replica_ports)

        # One machine asks as many, and has no certificate.
        for pattern, instead in ((r"( +server replica\d.*\n)+", servers),
                                 (r"listen 443 ssl http2;", f"listen 127.0.0.1:{self.port};"),
                                 (r"server_name .*;", "server_name 127.0.0.1;"),
                                 (r" +ssl_certificate.*\n", ""), (r"rate=\d+r/s", "rate=9000r/s"),
                                 (r"burst=\d+", "burst=9000")):
            text, changes = re.subn(pattern, instead, text)
            if changes == 0:
                raise RuntimeError(f"nginx_replicas.conf.example: has no {pattern}")
        folders = "".join(f"    {name}_temp_path {self.folder}/nginx_{name};\n"
                          for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        self._write("nginx.conf", f"daemon off;\npid {self.folder}/nginx_own.pid;\n"
                    f"error_log {self.folder}/nginx_errors.log;\n"
                    "events { worker_connections 1024; }\n"
                    f"http {{\n    access_log off;\n{folders}{text}}}\n")
        self.parts.start("nginx", processes.find("nginx"), "-c", self.folder / "nginx.conf", "-e",
                         self.folder / "nginx_errors.log", "-p", self.folder)

        def answers():
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            try:
                connection.request("GET", "/")
                return connection.getresponse().status == 200
            except (OSError, http.client.HTTPException):
                return False
            finally:
                connection.close()
        wait_until(answers, 60, "nginx")

    def _write(self, name, text, mode=0o644):
        path = self.folder / name
        path.touch(mode=mode)
        path.write_text(text)
        user = processes.ordinary_user()
        if user is not None:
            os.chown(path, *user)
