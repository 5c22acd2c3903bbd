"""What tools/bench speed measured, as tables."""
import math

import speed_phases

MIB = 1 << 20
BUILD_ROWS = [  # heading, key, divisor, digits
    ("build, s", "seconds", 1, 2),
    ("processor time, s", "cpu_seconds", 1, 2),
    ("peak memory, MiB", "peak_bytes", MIB, 1),
    ("on disk, MiB", "bytes", MIB, 1),
]
PEERS = [("xapian", "Xapian"), ("fts5", "FTS5")]
SAME_QUESTIONS = {  # of matchgraph -> of its peers
    "search ranking": "search", "search": "search", "search as JSON": "search",
    "alternatives ranking": "alternatives", "alternatives": "alternatives",
    "alternatives as JSON": "alternatives",
}


def ratio(ours, theirs):
    return f"{ours / theirs:.3g}x" if theirs else "-"


def table(rows):
    """Lines of columns: the first on the left, the others on the right."""
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(max(map(len, rows)))]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(widths[i + 1]) for i, cell in enumerate(row[1:])]
        print("  " + "  ".join(cells).rstrip())


def print_builds(result):
    rows = [["", "matchgraph"] + [n for _, name in PEERS for n in (name, "ratio")]]
    for heading, key, divisor, digits in BUILD_ROWS:
        ours = result["matchgraph"]["build"][key]
        row = [heading, f"{ours / divisor:.{digits}f}"]
        for peer, _ in PEERS:
            theirs = result[peer]["build"][key]
            row += [f"{theirs / divisor:.{digits}f}", ratio(ours, theirs)]
        rows.append(row)
    size = ["on disk, of the input", ratio(result["matchgraph"]["build"]["bytes"],
                                           result["input_bytes"])]
    for peer, _ in PEERS:
        size += [ratio(result[peer]["build"]["bytes"], result["input_bytes"]), ""]
    table(rows + [size])
    lucene = result.get("lucene")
    if lucene:
        ours = result["matchgraph"]["build"]
        print(f"  Lucene: {lucene['seconds']:.2f} s, {lucene['bytes'] / MIB:.1f} MiB on disk, "
              f"{lucene['peak_bytes'] / MIB:.1f} MiB of memory; matchgraph takes "
              f"{ratio(ours['seconds'], lucene['seconds'])} its time")
    else:
        print("  Lucene: not installed")


def print_change(result):
    """The build after a small change, beside one that computes everything."""
    change = result["matchgraph"]["change"]
    print("\n  build after one entity in a hundred changed")
    rows = [["", "taking over", "full", "share"]]
    for heading, key, divisor, digits in BUILD_ROWS:
        if key == "bytes":
            continue
        some, everything = change["taking over"][key], change["full"][key]
        rows.append([heading, f"{some / divisor:.{digits}f}", f"{everything / divisor:.{digits}f}",
                     f"{some / everything:.0%}"])
    table(rows)


def print_phases(result):
    """Of the build, beside peers in the same run and what was stored."""
    print("\n  build by phase")
    table(speed_phases.rows(result, speed_phases.stored_ratios()))


def print_slower(results):
    """Says which phases have become slower than is allowed; whether there is one."""
    stored = speed_phases.stored_ratios()
    found = False
    for result in results:
        for name, (before, now) in speed_phases.slower(result, stored).items():
            print(f"{result['name']}: {name} takes {now:.2f} of plain Xapian's time, "
                  f"{now / before:.2f} times the {before:.2f} that are stored")
            found = True
    return found


def print_shares(heading, values, divisor, digits):
    total = sum(values.values())
    print(f"\n  {heading}")
    table([["  " + name, f"{value / divisor:.{digits}f}", f"{value / total:.0%}"]
           for name, value in sorted(values.items(), key=lambda item: -item[1])])


def print_questions(result):
    heads = [f"{name} {what}" for _, name in PEERS for what in ("p50", "p99", "ratios")]
    rows = [["", "asked", "p50 ms", "p99 ms"] + heads]
    for name, ours in result["matchgraph"]["timings"].items():
        row = [name, str(ours["questions"]), f"{ours['p50_ms']:.3f}", f"{ours['p99_ms']:.3f}"]
        for peer, _ in PEERS:
            theirs = result[peer]["timings"].get(SAME_QUESTIONS.get(name))
            if theirs is None:
                row += ["", "", ""]
                continue
            few = f" of {theirs['questions']}" if theirs["questions"] < ours["questions"] else ""
            row += [f"{theirs['p50_ms']:.3f}", f"{theirs['p99_ms']:.3f}{few}",
                    ratio(ours["p50_ms"], theirs["p50_ms"]) + " "
                    + ratio(ours["p99_ms"], theirs["p99_ms"])]
        rows.append(row)
    print()
    table(rows)
    ours = result["matchgraph"]["timings"]["alternatives ranking"]
    theirs = result["xapian"]["timings"]["alternatives of 25 terms"]
    print(f"  Xapian's alternatives have the 10 best terms of the seed; with 25: "
          f"{theirs['p50_ms']:.3f} and {theirs['p99_ms']:.3f} ms, "
          f"ratio of the ranking {ratio(ours['p50_ms'], theirs['p50_ms'])}")


def print_graph(result):
    figures = result["matchgraph"]["recall"]
    phases = result["matchgraph"]["phases"]
    counts = {"capability graph": result["capabilities"], "entity graph": result["entities"]}
    rows = [["recall@16, against exact search", "recall", "rows", "exact ms a row",
             "all rows, so, s", "built in s"]]
    for graph, count in counts.items():
        milliseconds = figures[graph + " exact ms a row"]
        rows.append([graph, f"{figures[graph + ' recall']:.4f}",
                     str(int(figures[graph + " rows sampled"])), f"{milliseconds:.2f}",
                     f"{milliseconds * count / 1e3:.0f}", f"{phases.get(graph, 0):.2f}"])
    print()
    table(rows)


def print_commands(result):
    rows = [["whole commands", "runs", "p50 ms", "p99 ms", "most memory, MiB"]]
    for name, run in result["matchgraph"]["commands"].items():
        rows.append([name, str(run["questions"]), f"{run['p50_ms']:.1f}", f"{run['p99_ms']:.1f}",
                     f"{run['peak_bytes'] / MIB:.1f}"])
    print()
    table(rows)
    memory = result["matchgraph"]["memory"]
    print(f"\n  one process after all these questions: "
          f"{memory['RssAnon bytes'] / MIB:.1f} MiB private, "
          f"{memory['VmHWM bytes'] / MIB:.1f} MiB at most resident")


def print_result(result):
    print(f"\n{result['name']}: {result['entities']:,} entities, "
          f"{result['capabilities']:,} capabilities, {result['input_bytes'] / MIB:.1f} MiB\n")
    print_builds(result)
    print_phases(result)
    print_change(result)
    print_shares("snapshot by file, MiB", result["matchgraph"]["files"], MIB, 1)
    print_questions(result)
    print_graph(result)
    print_commands(result)


def exponent(small, large, of):
    """How a figure grows with the number of capabilities: the slope in logarithms."""
    before, after = of(small), of(large)
    if before <= 0 or after <= 0:
        return "-"
    grown = math.log(large["capabilities"] / small["capabilities"])
    return f"{math.log(after / before) / grown:.2f}"


def print_growth(results):
    """Exponents from each generated catalogue to the next, and over all."""
    if len(results) < 2:
        return
    steps = list(zip(results, results[1:]))
    if len(results) > 2:
        steps.append((results[0], results[-1]))
    figures = [("matchgraph build", lambda r: r["matchgraph"]["build"]["seconds"]),
               ("  processor time", lambda r: r["matchgraph"]["build"]["cpu_seconds"])]
    for phase in results[-1]["matchgraph"]["phases"]:
        figures.append(("  " + phase, lambda r, p=phase: r["matchgraph"]["phases"].get(p, 0)))
    for peer, name in PEERS:
        figures.append((name + " build", lambda r, p=peer: r[p]["build"]["seconds"]))
    for heading, key in (("peak memory", "peak_bytes"), ("snapshot", "bytes")):
        figures.append((heading, lambda r, k=key: r["matchgraph"]["build"][k]))
    for name in ("search ranking", "alternatives ranking", "suggest"):
        figures.append((name + " p50",
                        lambda r, n=name: r["matchgraph"]["timings"][n]["p50_ms"]))
    print("\ngrowth with the number of capabilities, as an exponent (1: in proportion)\n")
    rows = [[""] + [f"{a['name']} to {b['name']}" for a, b in steps]]
    rows += [[heading] + [exponent(a, b, of) for a, b in steps] for heading, of in figures]
    table(rows)
