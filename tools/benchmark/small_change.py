"""A catalogue as it is some days later: of every hundred entities one was edited.

An edited entity says a few words more in its summary and in a capability, which another entity of the
catalogue says; of every two thousand one is gone, and one came that is like another. The same
catalogue gives the same change.
"""
import json

EDITED = 100  # one of so many
GONE = 2000  # likewise, and one of so many came
WORDS = 8


def words_of(line):
    """Some words that an entity says."""
    entity = json.loads(line)
    texts = [entity.get("summary", "")] + [c["text"] for c in entity.get("capabilities", [])]
    return " ".join(" ".join(texts).split()[:WORDS])


def edited(line, other):
    entity = json.loads(line)
    entity["summary"] = f'{entity.get("summary", "")} {words_of(other)}'
    capabilities = entity.get("capabilities", [])
    if capabilities:
        capabilities[0]["text"] += " " + words_of(other)
    return json.dumps(entity, ensure_ascii=False) + "\n"


def added(line, other):
    entity = json.loads(line)
    entity.update(id=entity["id"] + "-again", name=entity["name"] + " again",
                  summary=words_of(other))
    return json.dumps(entity, ensure_ascii=False) + "\n"


def write(catalogue, path):
    """Writes the changed catalogue."""
    with open(catalogue, encoding="utf-8") as file:
        lines = file.readlines()
    with open(path, "w", encoding="utf-8") as out:
        for i, line in enumerate(lines):
            other = lines[(i + len(lines) // 2) % len(lines)]
            if i % GONE == GONE // 2:
                continue
            out.write(edited(line, other) if i % EDITED == 0 else line)
            if i % GONE == GONE // 4:
                out.write(added(line, other))
