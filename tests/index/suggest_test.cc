#include "index/suggest/suggest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "identity/offers.h"
#include "index/stop_words.h"
#include "matchgraph/error.h"
#include "support/sealed_bytes.h"
#include "support/temporary_folder.h"
#include "text/fold.h"

using namespace matchgraph;

namespace {

using Texts = std::vector<std::string>;

template <typename T>
const T& any_of(std::mt19937& random, const std::vector<T>& values) {
  return values[random() % values.size()];
}

/// A catalogue with its ranks, things and words, written as a file.
struct World {
  Catalogue catalogue;
  std::vector<double> ranks;
  std::vector<std::uint32_t> things;
  test::TemporaryFolder folder;

  void add(const std::string& name, double rank, std::uint32_t thing, Texts aliases = {},
           const Texts& texts = {}) {
    Entity entity;
    entity.id = "e" + std::to_string(catalogue.entities.size());
    entity.name = name;
    entity.type = "tool";
    entity.aliases = std::move(aliases);
    for (const std::string& text : texts) entity.capabilities.push_back({text, {}, {}, {}, {}, {}});
    catalogue.entities.push_back(std::move(entity));
    ranks.push_back(rank);
    things.push_back(thing);
  }

  CountedWords words() const {
    Analyser analyser;
    WordCounts counts;
    for (const Entity& entity : catalogue.entities) {
      for (const Capability& capability : entity.capabilities) {
        counts.add(capability.text, analyser.tokens(capability.text));
      }
      counts.end_entity();
    }
    return counts.counted();
  }

  std::string write() const {
    write_suggestions(catalogue, ranks, things, words(), {}, folder.file("suggestions"));
    return folder.file("suggestions");
  }
};

/// All that an entity is found by: what its name begins with, and from later words on.
struct Keys {
  std::string name;
  Texts others;
  Texts later;
};

Keys keys_of(const Entity& entity) {
  Keys out{fold_for_names(entity.name), {fold_for_names(without_maker(entity))}, {}};
  for (const std::string& alias : entity.aliases) out.others.push_back(fold_for_names(alias));
  Texts whole = out.others;
  whole.erase(whole.begin());
  whole.push_back(out.name);
  for (const std::string& text : whole) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (text[i - 1] == ' ') out.later.push_back(text.substr(i));
    }
  }
  return out;
}

/// Suggested names by asking every entity at each step.
std::vector<std::uint32_t> plain_names(const World& world, const std::string& text,
                                       std::size_t limit) {
  const std::string key = fold_for_names(text);
  std::vector<std::uint32_t> found;
  std::set<std::uint32_t> seen;
  const auto step = [&](const std::function<bool(const Keys&)>& fits) {
    std::vector<std::uint32_t> fitting;
    for (std::uint32_t e = 0; e < world.things.size(); ++e) {
      if (fits(keys_of(world.catalogue.entities[e]))) fitting.push_back(e);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [&](std::uint32_t a, std::uint32_t b) {
      return world.ranks[a] > world.ranks[b];
    });
    for (const std::uint32_t e : fitting) {
      if (found.size() < limit && seen.insert(world.things[e]).second) found.push_back(e);
    }
  };
  const auto beginning = [&](const std::string& part) {
    const bool ends = !text.empty() && text.back() == ' ';
    const auto goes_on = [part, ends](const std::string& candidate) {
      if (ends) return candidate == part || candidate.starts_with(part + " ");
      return !candidate.empty() && candidate.starts_with(part);
    };
    step([&](const Keys& keys) {
      return goes_on(keys.name) || std::any_of(keys.others.begin(), keys.others.end(), goes_on);
    });
    step([&](const Keys& keys) {
      return std::any_of(keys.later.begin(), keys.later.end(), goes_on);
    });
  };
  if (key.empty()) return found;
  step([&](const Keys& keys) { return keys.name == key; });
  step([&](const Keys& keys) {
    return std::find(keys.others.begin(), keys.others.end(), key) != keys.others.end();
  });
  beginning(key);
  Texts tails;
  for (std::size_t i = key.size(); i-- > 1;) {
    if (key[i - 1] == ' ' && tails.size() < 3) tails.insert(tails.begin(), key.substr(i));
  }
  for (const std::string& tail : tails) {
    if (tail.size() >= 3 && !is_stop_word(tail.substr(0, tail.find(' ')))) beginning(tail);
  }
  return found;
}

std::string random_name(std::mt19937& random) {
  static const Texts words = {"pdf", "pdfs", "pd", "text", "te", "Text", "to", "the", "x1", "é-b"};
  std::string out = any_of(random, words);
  for (std::size_t more = random() % 4; more > 0; --more) out += " " + any_of(random, words);
  return out;
}

void fill(World& world, std::mt19937& random) {
  const std::size_t count = 1 + random() % 40;
  for (std::uint32_t e = 0; e < count; ++e) {
    Texts aliases;
    if (random() % 3 == 0) aliases.push_back(random_name(random));
    const std::uint32_t thing =
        e > 0 && random() % 3 == 0 ? world.things[random() % e] : e;  // offers of one thing
    world.add(random_name(random), static_cast<double>(random() % 5), thing, aliases);
  }
}

}  // namespace

TEST_CASE("suggested names are those that a look at every entity finds, in the same order") {
  std::mt19937 random(21);
  for (int round = 0; round < 80; ++round) {
    World world;
    fill(world, random);
    const SuggestIndex index(world.write());
    CHECK(index.entities() == world.things.size());
    for (int question = 0; question < 60; ++question) {
      std::string text = random_name(random);
      text.resize(random() % (text.size() + 1));
      if (random() % 4 == 0) text += " ";
      const std::size_t limit = random() % 12;
      const auto expected = plain_names(world, text, limit);
      INFO("text \"" << text << "\"");
      const auto names = index.names(text, limit);
      // One edit away is looked at only where nothing else was found.
      if (!expected.empty() || limit == 0) CHECK(names == expected);
    }
  }
}

TEST_CASE("the name that is the text comes first, whatever its rank") {
  World world;
  world.add("Git Large Files", 90, 0);
  world.add("Digit", 95, 1, {"git"});
  world.add("Git", 5, 2);
  const SuggestIndex index(world.write());
  CHECK(index.names("git", 8) == std::vector<std::uint32_t>{2, 1, 0});
  CHECK(index.names("GIT L", 8) == std::vector<std::uint32_t>{0});
}

TEST_CASE("one typing error is mended when nothing begins with the text") {
  World world;
  world.add("Transcriber", 10, 0);
  world.add("Whisper Transcription 2", 20, 1);
  const SuggestIndex index(world.write());
  CHECK(index.names("trnascri", 8) == std::vector<std::uint32_t>{0, 1});
  CHECK(index.names("transciption", 8) == std::vector<std::uint32_t>{1});
  CHECK(index.names("whisper transcription 3", 8).empty());
  CHECK(index.names("wihsper transciption", 8).empty());
  CHECK(index.names("rtanscri", 8).empty());
}

TEST_CASE("very many names of one thing are one suggestion, and a bounded look") {
  World world;
  for (std::uint32_t e = 0; e < 3000; ++e) world.add("same " + std::to_string(e), 50, 7);
  world.add("same other", 1, 8);
  const SuggestIndex index(world.write());
  CHECK(index.names("same", 8) == std::vector<std::uint32_t>{0});
  CHECK(index.names("same o", 8) == std::vector<std::uint32_t>{3000});
}

TEST_CASE("completions are those that counting by hand finds, in the same order") {
  std::mt19937 random(22);
  const auto random_word = [&] {
    std::string word(2 + random() % 3, 'k');
    for (char& c : word) c = "kzo"[random() % 3];
    return word;
  };
  for (int round = 0; round < 60; ++round) {
    World world;
    std::map<std::string, std::set<std::size_t>> words;
    std::map<std::pair<std::string, std::string>, std::set<std::size_t>> pairs;
    for (std::size_t e = 0; e < 30; ++e) {
      std::string text;
      std::string before;
      for (std::size_t i = random() % 9; i > 0; --i) {
        const std::string word = random_word();
        text += word + " ";
        words[word].insert(e);
        if (!before.empty()) pairs[{before, word}].insert(e);
        before = word;
      }
      world.add("n", 0, static_cast<std::uint32_t>(e), {}, {text});
    }
    const SuggestIndex index(world.write());
    Analyser analyser;
    for (int question = 0; question < 40; ++question) {
      const std::string before = random() % 3 == 0 ? "" : random_word();
      std::string part = random_word();
      part.resize(random() % 3);
      if (before.empty() && part.empty()) continue;
      const std::string head = before.empty() ? "" : before + " the ";
      std::vector<std::pair<std::size_t, std::string>> behind;  // of falling counts
      std::vector<std::pair<std::size_t, std::string>> alone;
      for (const auto& [word, entities] : words) {
        if (!word.starts_with(part) || word == part) continue;
        const auto pair = pairs.find({before, word});
        if (pair != pairs.end() && pair->second.size() >= 2) {
          behind.emplace_back(1000 - pair->second.size(), word);
        } else if (!part.empty()) {
          alone.emplace_back(1000 - entities.size(), word);
        }
      }
      std::sort(behind.begin(), behind.end());
      std::sort(alone.begin(), alone.end());
      behind.insert(behind.end(), alone.begin(), alone.end());
      Texts expected;
      for (const auto& [count, word] : behind) expected.push_back(head + word);
      const std::size_t limit = 1 + random() % 9;
      if (expected.empty()) continue;  // one edit away
      if (expected.size() > limit) expected.resize(limit);
      INFO("text \"" << head << part << "\"");
      CHECK(index.completions(head + part, analyser, limit) == expected);
    }
  }
}

TEST_CASE("a completion keeps what was typed before its last word") {
  World world;
  world.add("a", 1, 0, {}, {"Convert PDF to Übersetzung", "transcribe speech"});
  world.add("b", 1, 1, {}, {"convert PDFs or a PDF", "convert pdf"});
  const SuggestIndex index(world.write());
  Analyser analyser;
  const auto completions = [&](const std::string& text) {
    return index.completions(text, analyser, 3);
  };
  CHECK(completions("Convert  a P") == Texts{"Convert  a pdf", "Convert  a pdfs"});
  CHECK(completions("convert ") == Texts{"convert pdf"});
  CHECK(completions("ub") == Texts{"übersetzung"});
  CHECK(completions("pre-trans") == Texts{"pre-transcribe"});
  CHECK(completions("trnasc") == Texts{"transcribe"});
  CHECK(completions("convert (").empty());
  CHECK(completions("").empty());
  CHECK(completions(" ").empty());
  CHECK(completions("\xff convert pd").empty());
  CHECK(completions(std::string("pd\0", 3)).empty());
  CHECK(completions("zzzz").empty());
}

TEST_CASE("in a large catalogue a word of few entities completes nothing") {
  World world;
  const std::uint32_t large = 20'000;
  for (std::uint32_t e = 0; e < large; ++e) {
    world.add("n", 0, e, {}, {e < 2 ? "transcribe speech" : e == 2 ? "transcriber speech" : "x"});
  }
  const SuggestIndex index(world.write());
  Analyser analyser;
  CHECK(index.completions("trans", analyser, 8) == Texts{"transcribe"});
}

TEST_CASE("any bytes are a text") {
  std::mt19937 random(23);
  World world;
  fill(world, random);
  const SuggestIndex index(world.write());
  Analyser analyser;
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 30, ' ');
    for (char& c : text) c = random() % 3 == 0 ? static_cast<char>(random()) : 't';
    for (const std::uint32_t e : index.names(text, 8)) CHECK(e < world.things.size());
    for (const std::string& completion : index.completions(text, analyser, 8)) {
      CHECK(completion != text);
    }
  }
}

TEST_CASE("a damaged file is refused, or what is suggested are entities") {
  std::mt19937 random(24);
  World world;
  fill(world, random);
  world.catalogue.entities[0].capabilities.push_back(
      {"convert pdf text files café", {}, {}, {}, {}, {}});
  world.catalogue.entities.back().capabilities.push_back({"convert pdf text", {}, {}, {}, {}, {}});
  const std::string path = world.write();
  const std::string bytes = test::unsealed_bytes(path);
  Analyser analyser;
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 1 + round % 3; ++i) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    if (round % 7 == 0) damaged.resize(random() % damaged.size());
    test::write_sealed(path, damaged);
    try {
      const SuggestIndex index(path);
      for (const char* text : {"p", "te", "pdf t", "pdx", "textt", "convert pdf te", "caf"}) {
        for (const std::uint32_t e : index.names(text, 50)) CHECK(e < index.entities());
        index.completions(text, analyser, 50);
      }
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kEnvironment);
    }
  }
}
