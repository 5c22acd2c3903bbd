"""Writes OUT/searches and OUT/alternatives: addresses of 500 needs and of 500 seeds."""
import json
import sys
import urllib.parse

COUNT = 500


def main(truth, catalogue, out):
    needs = []
    with open(truth, encoding="utf-8") as lines:
        for line in lines:
            query = json.loads(line).get("query")
            if query and query not in needs:
                needs.append(query)
    with open(catalogue, encoding="utf-8") as lines:
        ids = [json.loads(line)["id"] for line in lines]
    seeds = ids[:: max(1, len(ids) // COUNT)][:COUNT]
    with open(out + "/searches", "w", encoding="utf-8") as file:
        for need in needs[:COUNT]:
            file.write("/api/v1/search?q=" + urllib.parse.quote(need) + "\n")
    with open(out + "/alternatives", "w", encoding="utf-8") as file:
        for seed in seeds:
            file.write("/api/v1/alternatives?e=" + urllib.parse.quote(seed) + "\n")


main(*sys.argv[1:])
