"""Makes a server pick up COUNT generations: its data folder's CURRENT is turned between copies of the
live generation, and each time the server is waited for."""
import http.client
import os
import shutil
import sys
import time

PATIENCE = 30  # seconds a reload may take


def serves(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/readyz")
    generation = int(connection.getresponse().headers["X-Generation"])
    connection.close()
    return generation


def main(data, port, count):
    first = serves(port)
    second = first + 1
    link = lambda source, target: os.link(source, target)
    shutil.copytree(f"{data}/gen-{first:06d}", f"{data}/gen-{second:06d}", copy_function=link)
    for i in range(count):
        target = second if i % 2 == 0 else first
        with open(f"{data}/CURRENT.new", "w", encoding="utf-8") as file:
            file.write(f"gen-{target:06d}\n")
        os.rename(f"{data}/CURRENT.new", f"{data}/CURRENT")
        end = time.monotonic() + PATIENCE
        while serves(port) != target:
            if time.monotonic() > end:
                sys.exit(f"reload {i + 1} did not happen")
            time.sleep(0.02)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
