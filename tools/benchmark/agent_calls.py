"""How many calls of tools a second does a server answer, and what does one cost?

    agent_calls.py COMMAND DATA [CALLS]

Starts `COMMAND serve --data DATA`, calls tools over streamable HTTP from two connections, and prints
calls a second and milliseconds of the server's processor time a call, which other programs on the
machine do not change much."""
import json
import os
import socket
import subprocess
import sys
import threading
import time

NEEDS = ["transcribe speech offline", "vector database", "coding agent for the terminal",
         "generate images", "search the web", "parse JSON quickly", "read PDF papers"]
CALLS = ([("search", {"need": need}) for need in NEEDS]
         + [("entity", {"entity": "Qdrant"}), ("alternatives", {"entities": ["whisper.cpp"]}),
            ("compare", {"entities": ["Qdrant", "Milvus"]}), ("cover", {"needs": NEEDS[:3]}),
            ("path", {"entities": ["whisper.cpp", "Qdrant"]})])


class Connection:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.host = f"127.0.0.1:{port}"
        self.rest = b""
        head, _ = self.post({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
            "protocolVersion": "2025-11-25", "capabilities": {},
            "clientInfo": {"name": "agent_calls", "version": "1"}}})
        line = next(line for line in head.split("\r\n") if line.lower().startswith("mcp-session-id"))
        self.session = line.split(": ")[1]

    session = ""

    def bytes_of(self, message):
        body = json.dumps(message).encode()
        session = f"Mcp-Session-Id: {self.session}\r\n" if self.session else ""
        return (f"POST /mcp HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: application/json\r\n"
                f"Accept: application/json, text/event-stream\r\n{session}"
                f"Content-Length: {len(body)}\r\n\r\n").encode() + body

    def post(self, message):
        return self.exchange(self.bytes_of(message))

    def exchange(self, request):
        self.socket.sendall(request)
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.socket.recv(1 << 18)
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        head = head.decode()
        length = int(next(line.split(": ")[1] for line in head.split("\r\n")
                          if line.lower().startswith("content-length")))
        while len(self.rest) < length:
            self.rest += self.socket.recv(1 << 18)
        body, self.rest = self.rest[:length], self.rest[length:]
        return head, body


def processor_seconds(process):
    fields = open(f"/proc/{process}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    command, data = sys.argv[1:3]
    calls = int(sys.argv[3]) if len(sys.argv) > 3 else 6000
    server = subprocess.Popen([command, "serve", "--data", data, "--listen", "127.0.0.1:0",
                               "--no-log"], stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
        connections = [Connection(port) for _ in range(2)]

        def run(connection, first):
            requests = [connection.bytes_of({"jsonrpc": "2.0", "id": i, "method": "tools/call",
                                             "params": {"name": name, "arguments": arguments}})
                        for i, (name, arguments) in enumerate(CALLS)]
            for i in range(first, calls, len(connections)):
                _, body = connection.exchange(requests[i % len(requests)])
                assert b'"isError":false' in body, body[:300]

        for connection in connections:
            run(connection, calls - 50)  # warm
        begin, used = time.monotonic(), processor_seconds(server.pid)
        threads = [threading.Thread(target=run, args=(connection, i))
                   for i, connection in enumerate(connections)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - begin
        cost = (processor_seconds(server.pid) - used) / calls
        print(f"{calls} calls in {seconds:.2f} s: {calls / seconds:.0f} calls/s, "
              f"{1000 * cost:.2f} ms of processor time each")
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


main()
