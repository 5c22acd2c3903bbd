"""The phases of a build beside plain Xapian, Lucene and what they took before.

Seconds differ from machine to machine; a phase's share of what plain Xapian takes for the same texts
in the same run differs less. tools/bench speed --store keeps these ratios, and later runs fail when
one has grown by more than a fifth, provided that nothing else was at work.
"""
import json
import os
import pathlib
import shutil
import time

STORED = pathlib.Path(__file__).with_name("speed_ratios.json")
ALLOWED = 1.2  # times the stored ratio
LEAST_SECONDS = 0.2  # a shorter phase is told by the clock's chance
JAVA_FOLDERS = [pathlib.Path("/usr/share/java")]
JARS = ["lucene-core", "lucene-analyzers-common"]


def busy_share(seconds=2.0):
    """Of all cores' time while this program does nothing; None where it is unknown.

    Counted from the time worked: a core that sleeps long may add its idle time much later.
    """
    def worked():
        with open("/proc/stat", encoding="ascii") as stat:
            spent = [int(number) for number in stat.readline().split()[1:9]]
        return sum(spent) - spent[3] - spent[4]  # less idle, and waiting for a disk
    try:
        before = worked()
        time.sleep(seconds)
        ticks = worked() - before
    except (OSError, ValueError):
        return None
    return ticks / (os.sysconf("SC_CLK_TCK") * seconds * os.cpu_count())


def is_quiet():
    """Prints how quiet the machine is, and says whether figures can be compared."""
    busy = busy_share()
    quiet = busy is not None and busy <= 0.05
    share = "unknown" if busy is None else f"{busy:.0%}"
    print(f"{os.cpu_count()} cores, {share} of their time at work before the start"
          + ("" if quiet else "; others are at work: times by the clock are too long, and are not "
             "held against stored ones"))
    return quiet


def lucene_command():
    """How to start the peer; None where Java or Lucene is not installed."""
    java = shutil.which("java")
    jars = [next(iter(sorted(folder.glob(f"{jar}-[0-9]*.jar"))), None)
            for jar in JARS for folder in JAVA_FOLDERS]
    if java is None or not all(jars):
        return None
    return [java, "-cp", ":".join(map(str, jars)), str(STORED.with_name("lucene_peer.java"))]


def write_texts(catalogue, path):
    """An entity per line, its id and its text, as the other peers take it."""
    with open(catalogue, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        for line in lines:
            entity = json.loads(line)
            texts = [entity["name"], entity.get("summary", "")]
            texts += [capability["text"] for capability in entity.get("capabilities", [])]
            out.write(entity["id"] + "\t" + " ".join(" ".join(texts).split()) + "\n")


def measured_lucene(run, catalogue, folder):
    """Figures of indexing, or None. `run` runs a command and gives its output and use."""
    command = lucene_command()
    if command is None:
        return None
    texts, index = folder / "lucene.tsv", folder / "lucene"
    write_texts(catalogue, texts)
    index.mkdir()
    output, use = run([*command, texts, index])
    return {**use, **json.loads(output)}


def ratios(result):
    """Of each phase that is long enough, and of the whole build, to plain Xapian's build."""
    xapian = result["xapian"]["build"]["seconds"]
    ours = result["matchgraph"]
    seconds = {name: value for name, value in ours["phases"].items() if value >= LEAST_SECONDS}
    seconds["whole build"] = ours["build"]["seconds"]
    return {name: value / xapian for name, value in seconds.items()}


def stored_ratios():
    return json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}


def store(results):
    STORED.write_text(json.dumps({result["name"]: {name: round(value, 3) for name, value in
                                                   ratios(result).items()}
                                  for result in results}, indent=2) + "\n", encoding="utf-8")


def slower(result, stored):
    """Phases that take more than is allowed of what was stored, each with both ratios."""
    before = stored.get(result["name"], {})
    return {name: (before[name], ratio) for name, ratio in ratios(result).items()
            if name in before and ratio > ALLOWED * before[name]}


def rows(result, stored):
    """For a table: each phase in seconds, beside Xapian, Lucene and the stored ratio."""
    before = stored.get(result["name"], {})
    lucene = result.get("lucene")
    ours = result["matchgraph"]
    seconds = {**ours["phases"], "whole build": ours["build"]["seconds"]}
    exact = result["matchgraph"]["recall"]
    counts = {"capability graph": result["capabilities"], "entity graph": result["entities"]}
    out = [["", "s", "of Xapian's", "stored", "of Lucene's", "of exact search's"]]
    of_xapian = ratios(result)
    for name, value in sorted(seconds.items(), key=lambda item: -item[1]):
        row = [name, f"{value:.2f}"]
        row.append(f"{of_xapian[name]:.2f}" if name in of_xapian else "-")
        row.append(f"{before[name]:.2f}" if name in before else "-")
        row.append(f"{value / lucene['seconds']:.2f}" if lucene else "-")
        if name in counts:
            # Rows are searched by as many threads as there are cores.
            all_rows = exact[name + " exact ms a row"] * counts[name] / 1e3 / (os.cpu_count() or 1)
            row.append(f"{value / all_rows:.4f}")
        else:
            row.append("-")
        out.append(row)
    return out
