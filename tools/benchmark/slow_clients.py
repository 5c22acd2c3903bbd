"""Holds COUNT connections to a server for SECONDS: idle ones, and ones that trickle a head or a body."""
import socket
import sys
import time


def main(port, count, seconds):
    clients = []
    for i in range(count):
        client = socket.create_connection(("127.0.0.1", port), timeout=5)
        client.setblocking(False)
        if i % 3 == 1:
            client.send(b"GET / HTTP/1.1\r\nHost: a\r\nA: ")
        elif i % 3 == 2:
            client.send(b"POST /api/v1/chosen HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n")
        clients.append(client)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for i, client in enumerate(clients):
            if i % 3 == 0:
                continue
            try:
                client.send(b"a")
            except OSError:
                pass
        time.sleep(0.5)


main(*map(int, sys.argv[1:]))
