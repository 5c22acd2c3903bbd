"""Questions about a catalogue: the same ones for matchgraph and for its peers."""
import json
import random
import re

# Function words: a need is made of the others.
FUNCTION_WORDS = set(
    "a an and are as at be by can for from has have in into is it its not of on or that the their "
    "these this to was which will with you your".split()
)
WORD = re.compile(r"[^\W_]+")


def sampled_entities(catalogue, count, choice):
    """Entities of lines drawn at random, each line once; only these are parsed."""
    with open(catalogue, "rb") as lines:
        total = sum(1 for _ in lines)
    order = {line: place for place, line in
             enumerate(choice.sample(range(total), min(count, total)))}
    entities = [None] * len(order)
    with open(catalogue, "rb") as lines:
        for number, line in enumerate(lines):
            if number in order:
                entities[order[number]] = json.loads(line)
    return entities


def content_words(text):
    return [word for word in WORD.findall(text)
            if len(word) > 1 and word.lower() not in FUNCTION_WORDS]


def need_from(entity, choice):
    """2 to 12 content words that follow each other in a text of the entity; None without any."""
    texts = [capability["text"] for capability in entity["capabilities"]]
    texts = texts or [entity.get("summary", "")]
    words = content_words(choice.choice(texts))
    if len(words) < 2:
        return None
    length = min(choice.randint(2, 12), len(words))
    begin = choice.randint(0, len(words) - length)
    return " ".join(words[begin:begin + length])


def prefix_from(entity, choice):
    """The beginning of the name, of 1 letter or more, in lower case."""
    name = entity["name"].lower()
    return name[:choice.randint(1, max(1, min(len(name), 12)))].strip()


def write_questions(catalogue, path, count, seed=1):
    """Writes up to `count` different questions of each kind, and returns them; there are fewer when
    the catalogue is small."""
    choice = random.Random(seed)
    # Not every entity has words enough, and some give the same question.
    entities = sampled_entities(catalogue, 4 * count, choice)
    kinds = {
        "need": [need_from(entity, choice) for entity in entities],
        "seed": [entity["id"] for entity in entities],
        "prefix": [prefix_from(entity, choice) for entity in entities],
    }
    for kind, questions in kinds.items():
        kinds[kind] = [question for question in dict.fromkeys(questions) if question][:count]
    with open(path, "w", encoding="utf-8") as out:
        for kind, questions in kinds.items():
            out.writelines(f"{kind}\t{question}\n" for question in questions)
    return kinds
