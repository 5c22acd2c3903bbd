"""People at browsers, and programs: they ask through nginx, keep cookies, choose, and count what
failed."""
import http.client
import json
import threading
import time

NEEDS = ["transcribe speech to text", "search documents", "convert PDF files", "generate images",
         "store vectors", "call tools from a chat"]
# A session may choose 30 times per day, and an address block's searches are bounded: so each session
# comes from a block of its own.
ASKS_PER_SESSION = 20


class Tally:
    """What all visitors saw."""

    def __init__(self):
        self.lock = threading.Lock()
        self.requests = 0
        self.failed = []        # what it was, and when
        self.backwards = []     # a visitor that met an older generation after a newer one
        self.acknowledged = []  # need and entity of choices that were answered as recorded
        self.untaken = 0        # choices that were not: 503 while the database is away, 404 after a kill
        self.slowest = 0.0
        self.generations = set()


class Visitor:
    """One session after the other, each from its own address."""

    def __init__(self, number, port, tally):
        self.number = number
        self.port = port
        self.tally = tally
        self.session = 0
        self.connection = None
        self.asked = 0

    def begin_session(self):
        self.session += 1
        self.cookies = {}
        self.newest = 0
        if self.connection:
            self.connection.close()
        count = self.session
        source = f"127.{10 + self.number}.{count // 250 % 250 + 1}.{count % 250 + 1}"
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20,
                                                     source_address=(source, 0))

    def ask(self, method, path, body=None, may_fail=()):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/json"
        begin = time.monotonic()
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.connection.close()
            self.fail(f"{method} {path}: {error!r}")
            return None, b""
        self.keep(answer)
        with self.tally.lock:
            self.tally.requests += 1
            self.tally.slowest = max(self.tally.slowest, time.monotonic() - begin)
        if answer.status not in (200, 201, 304, *may_fail):
            self.fail(f"{method} {path}: {answer.status}")
        return answer, text

    def keep(self, answer):
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name.strip()] = value
        generation = int(answer.getheader("X-Generation", "0"))
        with self.tally.lock:
            self.tally.generations.add(generation)
            if 0 < generation < self.newest:
                self.tally.backwards.append(f"visitor {self.number}: {self.newest} -> {generation}")
        self.newest = max(self.newest, generation)

    def fail(self, what):
        with self.tally.lock:
            self.tally.requests += 1
            self.tally.failed.append(f"{time.strftime('%H:%M:%S')} {what}")

    def step(self):
        if self.asked % ASKS_PER_SESSION == 0:
            self.begin_session()
            self.ask("GET", "/")
        self.asked += 1
        need = f"{NEEDS[self.asked % len(NEEDS)]} {self.number}x{self.asked}"
        query = need.replace(" ", "+")
        self.ask("GET", f"/search?q={query}")
        answer, text = self.ask("GET", f"/api/v1/search?q={query}&limit=5")
        search = answer.getheader("X-Search-Id") if answer else None
        if not search or answer.status != 200:
            return
        results = json.loads(text)["results"]
        if not results:
            return
        entity = results[0]["id"]
        answer, _ = self.ask("POST", "/api/v1/chosen", json.dumps({"search": search, "entity": entity}),
                             may_fail=(404, 503, 429, 403))
        with self.tally.lock:
            if answer is not None and answer.status in (200, 201):
                self.tally.acknowledged.append((need, entity))
            else:
                self.tally.untaken += 1


class Crowd:
    """So many visitors at once, until they are told to leave."""

    def __init__(self, count, port):
        self.tally = Tally()
        self.leaving = threading.Event()
        self.threads = [threading.Thread(target=self._stay, args=(Visitor(number, port, self.tally),))
                        for number in range(count)]
        for thread in self.threads:
            thread.start()

    def _stay(self, visitor):
        while not self.leaving.is_set():
            visitor.step()

    def leave(self):
        self.leaving.set()
        for thread in self.threads:
            thread.join()
        return self.tally
