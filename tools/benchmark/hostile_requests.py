"""Sends requests that no client should, and prints what a server answers and how much it read."""
import gzip
import socket
import sys

HEAD = b"POST /api/v1/chosen HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"


def send(port, name, pieces):
    client = socket.create_connection(("127.0.0.1", port), timeout=20)
    sent = 0
    try:
        for piece in pieces:
            client.sendall(piece)
            sent += len(piece)
    except OSError:
        pass
    answer = b""
    try:
        while True:
            piece = client.recv(65536)
            if not piece:
                break
            answer += piece
    except OSError:
        pass
    client.close()
    status = answer.split(b"\r\n", 1)[0].decode("latin-1") or "connection reset"
    print(f"{name:<28}{status}; {sent / 1e6:.2f} MB sent", flush=True)


def main(port):
    head = HEAD % port
    chunk = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
    bomb = gzip.compress(b"\0" * 50_000_000)
    send(port, "150 MB of chunked body",
         [head + b"Transfer-Encoding: chunked\r\n\r\n"] + [chunk] * 143)
    send(port, "a header line of 60 MB", [head + b"A: "] + [b"a" * 1_000_000] * 60)
    send(port, "200,000 headers", [head] + [b"A: b\r\n" * 1000] * 200)
    send(port, "a Range of 6 kB", [head + b"Range: bytes=" + b"0-0," * 1500 + b"0-0\r\n\r\n"])
    send(port, "a gzip bomb",
         [head + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(bomb), bomb])


main(int(sys.argv[1]))
