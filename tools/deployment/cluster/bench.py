"""What a site bears under load: replicas that are killed and updated, generations that are published,
a database that is started anew. Nothing asked through nginx may fail, and no choice that was answered
as recorded may be lost."""
import json
import pathlib
import signal
import tempfile
import time
import urllib.request

from cluster.processes import wait_until
from cluster.site import REPLICAS, Site
from cluster.visitors import Crowd


class Bench:
    def __init__(self, site, seconds, visitors):
        self.site = site
        self.pause = seconds / 12  # between two blows
        self.crowd = Crowd(visitors, site.port)
        self.seen = []
        self.generations = 0

    def event(self, what, act):
        before = len(self.crowd.tally.failed)
        begin = time.monotonic()
        act()
        took = time.monotonic() - begin
        time.sleep(self.pause)
        self.seen.append((what, took, len(self.crowd.tally.failed) - before))
        print(f"  {what:52} {took:6.2f} s  failed {self.seen[-1][2]}", flush=True)

    def kill_replica(self):
        self.site.stop_replica(1, signal.SIGKILL)

    def start_replica(self):
        self.site.start_replica(1)
        self.site.wait_for_replica(1)

    def publish(self):
        self.generations += 1
        line = {"id": f"bench/tool-{self.generations}", "name": f"Tool {self.generations}",
                "type": "tool", "capabilities": [{"text": "Reads files that a bench writes."}]}
        self.site.build(json.dumps(line))
        self.site.publish()
        self.site.wait_for_generation()

    def publish_damaged(self):
        """A copy that was cut off half-way, yet named: nobody may serve it."""
        folder = self.site.folder / "followed0"
        live = (folder / "CURRENT").read_text().strip()
        broken = folder / "gen-999999"
        self.site.parts.run("cp", "-r", folder / live, broken)
        largest = max(broken.iterdir(), key=lambda path: path.stat().st_size)
        self.site.parts.run("truncate", "-s", str(largest.stat().st_size // 2), largest)
        self.site.parts.run("sh", "-c", f"echo gen-999999 > '{folder}/CURRENT'")
        named = "generation 999999 is not served"
        wait_until(lambda: named in self.health(0), 60, "a damaged generation is named nowhere")
        if self.site.replica_status(0) != (200, self.site.live_generation()):
            raise RuntimeError("a damaged generation is served, or nothing is")
        self.site.publish()
        self.site.parts.run("rm", "-rf", broken)

    def health(self, number):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.site.replica_ports[number]}/healthz") as answer:
            return answer.read().decode()

    def update_all(self):
        """As for a new version of the program: one after the other ends and begins anew."""
        for number in range(REPLICAS):
            self.site.stop_replica(number)
            self.site.start_replica(number)
            self.site.wait_for_replica(number)

    def restart_database(self, how):
        self.site.stop_database(how)
        self.site.start_database()

    def run(self, is_short):
        self.event("nothing", lambda: None)
        self.event("a replica is killed (kill -9)", self.kill_replica)
        self.event("a generation is built and published meanwhile", self.publish)
        self.event("the replica is started again", self.start_replica)
        if not is_short:
            self.event("a damaged generation is named on one replica", self.publish_damaged)
        self.event("every replica is ended and started, in turn", self.update_all)
        if not is_short:
            self.event("a generation is built and published", self.publish)
            self.event("PostgreSQL crashes and is started",
                       lambda: self.restart_database(signal.SIGQUIT))
        self.event("PostgreSQL is started anew", lambda: self.restart_database(signal.SIGINT))
        return self.crowd.leave()


def recorded_choices(site):
    lines = site.parts.run(site.program, "evidence", "export", "--evidence", site.evidence("folder"))
    choices = set()
    for text in lines.splitlines():
        line = json.loads(text)
        if "selected" in line:
            choices.add((line["query"], line["selected"]))
    return choices


def report(site, tally, seconds):
    recorded = recorded_choices(site)
    lost = [choice for choice in tally.acknowledged if choice not in recorded]
    print(f"requests through nginx {tally.requests} in {seconds:.0f} s "
          f"({tally.requests / seconds:.0f} per second), slowest {tally.slowest:.2f} s")
    print(f"failed {len(tally.failed)}; generations {sorted(tally.generations - {0})}, "
          f"steps back {len(tally.backwards)}")
    print(f"choices acknowledged {len(tally.acknowledged)}, of these lost {len(lost)}; "
          f"not taken {tally.untaken}")
    for what in (tally.failed + tally.backwards)[:20] + lost[:20]:
        print("  ", what)
    return 1 if tally.failed or lost or tally.backwards or not tally.acknowledged else 0


def run(root, words):
    """The status to exit with."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="matchgraph-bench-")) / "site"
    folder.parent.chmod(0o755)
    site = Site(root, folder, words.catalogue, words.ranks)
    bench = None
    try:
        begin = time.monotonic()
        site.up()
        print(f"up in {time.monotonic() - begin:.1f} s: PostgreSQL, {REPLICAS} replicas, nginx; rebuilt by "
              + (f"{words.ranks} ranks" if site.mpi_program else "one process"), flush=True)
        bench = Bench(site, words.seconds, words.visitors)
        begin = time.monotonic()
        tally = bench.run(words.short)
        return report(site, tally, time.monotonic() - begin)
    finally:
        if bench:
            bench.crowd.leave()
        site.down()
        folder.parent.rmdir()
