// Writes a catalogue of any size, made up but shaped like a real one:
//
//   generate_catalogue CAPABILITIES [SEED] > CATALOGUE
//
// The same arguments give the same bytes. Words are made of syllables and follow Zipf's law with a
// flat head (Mandelbrot), as those of Debian's package descriptions do; lengths and numbers of
// capabilities have the quantiles of these. At their size there are nearly as many different texts
// (110,000), words (58,000 of 73,000) and pairs of neighbouring words (730,000 of 770,000).
// Entities come in families that share a text, and families have topics that share words, so that
// entities have neighbours. Memory does not depend on the number of capabilities, but for the texts
// that are repeated all over the catalogue.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"

namespace {

using matchgraph::Entity;

/// A point of a distribution: `share` of the values are less than `value`.
struct Quantile {
  double share = 0;
  double value = 0;
};

// Counted in Debian bookworm's package descriptions: 63,436 entities, 165,670 capabilities. The
// greatest values (1,392 words, 1,471 capabilities) are cut, as one of them would shape a
// catalogue.
constexpr std::array<Quantile, 17> kWordsOfCapability = {{{0, 1},
                                                          {0.01, 2},
                                                          {0.05, 4},
                                                          {0.1, 5},
                                                          {0.2, 7},
                                                          {0.3, 9},
                                                          {0.4, 12},
                                                          {0.5, 15},
                                                          {0.6, 19},
                                                          {0.7, 24},
                                                          {0.8, 32},
                                                          {0.9, 44},
                                                          {0.95, 55},
                                                          {0.98, 70},
                                                          {0.99, 82},
                                                          {0.999, 134},
                                                          {1, 300}}};
constexpr std::array<Quantile, 12> kCapabilitiesOfEntity = {{{0, 1},
                                                             {0.294, 2},
                                                             {0.736, 3},
                                                             {0.870, 4},
                                                             {0.911, 5},
                                                             {0.931, 6},
                                                             {0.959, 8},
                                                             {0.976, 10},
                                                             {0.989, 13},
                                                             {0.995, 18},
                                                             {0.999, 34},
                                                             {1, 100}}};
constexpr std::array<Quantile, 10> kWordsOfSummary = {{{0, 2},
                                                       {0.011, 3},
                                                       {0.070, 4},
                                                       {0.184, 5},
                                                       {0.328, 6},
                                                       {0.5, 7},
                                                       {0.671, 8},
                                                       {0.807, 9},
                                                       {0.956, 11},
                                                       {1, 16}}};

// Zipf-Mandelbrot, fitted to the content words of the same texts: a word of rank r has a share
// proportional to (r + kFlatHead) ^ -kFall.
constexpr double kFall = 1.5;
constexpr double kFlatHead = 100;
// More words than any catalogue has, so that rare ones go on being rare.
constexpr std::size_t kVocabulary = 1'000'000;  // words

constexpr double kFunctionWordShare = 0.31;  // of the words of a text, as counted
constexpr double kTopicWordShare = 0.35;     // of the content words; the rest is of any topic
constexpr std::size_t kTopicWords = 30;
constexpr double kPhraseShare = 0.4;   // of the content words go on as the word before often does
constexpr std::size_t kFollowers = 6;  // words that often stand behind a word
constexpr std::size_t kCapabilitiesPerTopic = 150;
constexpr std::size_t kMostFamily = 6;    // entities
constexpr double kFamilyTextShare = 0.6;  // of the entities behind a family's first share its text
constexpr double kRepeatedShare = 0.32;   // of the capabilities say what is said all over
constexpr std::size_t kCapabilitiesPerRepeatedText = 60;

constexpr std::array<std::string_view, 24> kFunctionWords = {
    "the", "a",  "and", "of",   "to", "for", "in", "is",  "this", "with", "it",  "that",
    "as",  "be", "by",  "from", "or", "can", "on", "are", "an",   "you",  "not", "which"};

constexpr std::array<std::string_view, 20> kOnsets = {"b",  "d",  "f",  "g",  "k",  "l", "m",
                                                      "n",  "p",  "r",  "s",  "t",  "v", "z",
                                                      "br", "dr", "kl", "pl", "tr", "zv"};
constexpr std::array<std::string_view, 5> kVowels = {"a", "e", "i", "o", "u"};
constexpr std::size_t kSyllables = kOnsets.size() * kVowels.size();
constexpr std::uint64_t kScatter = 7'368'787;  // odd and no multiple of 5: a bijection of syllables

constexpr std::array<std::string_view, 8> kTypes = {"library", "tool",       "model", "mcp-server",
                                                    "dataset", "repository", "api",   "framework"};
constexpr std::array<std::string_view, 6> kLicenses = {"MIT",          "Apache-2.0", "GPL-3.0",
                                                       "BSD-3-Clause", "MPL-2.0",    "LGPL-2.1"};

/// Random numbers that are the same everywhere (the distributions of <random> are not).
/// The standard says how engines of <random> work and leaves the distributions to libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// SplitMix64 (Steele, Lea and Flood 2014).
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EB;
    return z ^ (z >> 31U);
  }
  /// In [0, 1).
  double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  std::size_t below(std::size_t limit) { return next() % limit; }
  bool chance(double probability) { return share() < probability; }
  /// Near 0 more often than near `limit`.
  std::size_t skewed_below(std::size_t limit, double power) {
    return static_cast<std::size_t>(std::pow(share(), power) * static_cast<double>(limit));
  }
  template <typename List>
  auto one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

/// A value of the distribution, straight between two points.
double draw(Random& random, std::span<const Quantile> quantiles) {
  const double share = random.share();
  const auto to = std::upper_bound(quantiles.begin() + 1, quantiles.end() - 1, share,
                                   [](double s, const Quantile& q) { return s < q.share; });
  const auto from = to - 1;
  const double between = (share - from->share) / (to->share - from->share);
  return from->value + between * (to->value - from->value);
}

std::size_t draw_count(Random& random, std::span<const Quantile> quantiles) {
  return static_cast<std::size_t>(draw(random, quantiles));
}

/// A pronounceable word of so many syllables; different numbers give different words.
std::string made_up_word(std::uint64_t number, int syllables) {
  std::uint64_t words = 1;
  // Powers of a hundred: a number names one word of so many syllables.
  for (int i = 0; i < syllables; ++i) words *= kSyllables;
  std::uint64_t scattered = number % words * kScatter % words;
  std::string word;
  for (int i = 0; i < syllables; ++i) {
    word += kOnsets[scattered % kOnsets.size()];
    word += kVowels[scattered / kOnsets.size() % kVowels.size()];
    scattered /= kSyllables;
  }
  return word;
}

std::string capitalised(std::string text) {
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// Rank of a content word, from 0.
std::size_t draw_rank(Random& random) {
  // Drawn again where the law leads beyond the vocabulary, as a cut would pile up at its last word.
  for (;;) {
    const double x =
        kFlatHead * (std::pow(1 - random.share(), -1 / (kFall - 1)) - 1);  // the inverse of the law
    if (x < static_cast<double>(kVocabulary)) return static_cast<std::size_t>(x);
  }
}

std::string word_of_rank(std::size_t rank) { return made_up_word(rank, 3); }

/// Ranks of the words of a topic, the telling ones first. A topic is made anew from its number.
std::vector<std::size_t> topic_words(std::uint64_t seed, std::size_t topic) {
  // From the number alone, so that no topic has to be kept.
  Random random(seed ^ (0xA0761D6478BD642F * (topic + 1)));
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < kTopicWords; ++i) words.push_back(draw_rank(random));
  return words;
}

/// One of the words that often stand behind a word: always the same ones, the first most often.
std::size_t draw_follower(Random& random, std::size_t rank) {
  // Likewise: the same word always has the same followers.
  Random followers(0xE7037ED1A0B428DB * (rank + 1) + random.skewed_below(kFollowers, 2));
  return draw_rank(followers);
}

/// Draws content words one after the other.
class ContentWords {
 public:
  ContentWords(Random& random, std::span<const std::size_t> topic)
      : random_(random), topic_(topic) {}

  std::string draw() {
    if (has_last_ && random_.chance(kPhraseShare)) {
      last_ = draw_follower(random_, last_);
    } else if (!topic_.empty() && random_.chance(kTopicWordShare)) {
      last_ = topic_[random_.skewed_below(topic_.size(), 2)];
    } else {
      last_ = draw_rank(random_);
    }
    has_last_ = true;
    return word_of_rank(last_);
  }

 private:
  Random& random_;
  std::span<const std::size_t> topic_;
  std::size_t last_ = 0;
  bool has_last_ = false;
};

std::string draw_text(Random& random, std::span<const std::size_t> topic, std::size_t words) {
  ContentWords content(random, topic);
  std::string text = capitalised(content.draw());
  for (std::size_t i = 1; i < words; ++i) {
    text += random.chance(0.05) ? ", " : " ";
    if (random.chance(kFunctionWordShare)) {
      text += kFunctionWords[random.skewed_below(kFunctionWords.size(), 2)];
    } else {
      text += content.draw();
    }
  }
  return text + ".";
}

std::string draw_capability(Random& random, std::span<const std::size_t> topic) {
  return draw_text(random, topic, draw_count(random, kWordsOfCapability));
}

/// "Kravodezvu", "Kravodezvu tools 2".
std::string entity_name(std::uint64_t family, std::size_t member) {
  const std::string name = capitalised(made_up_word(family, 4));
  return member == 0 ? name : fmt::format("{} tools {}", name, member);
}

matchgraph::Date draw_date(Random& random) {
  return {static_cast<std::int16_t>(2015 + random.below(11)),
          static_cast<std::uint8_t>(1 + random.below(12)),
          static_cast<std::uint8_t>(1 + random.below(28))};
}

matchgraph::Pricing draw_pricing(Random& random) {
  using matchgraph::PriceModel;
  matchgraph::Pricing pricing;
  pricing.model = random.one_of(std::array{PriceModel::kOpenSource, PriceModel::kOpenSource,
                                           PriceModel::kFree, PriceModel::kPaid});
  if (pricing.model == PriceModel::kPaid) {
    const double cents = std::floor(std::exp(random.share() * 8));
    pricing.price = {cents / 100, "USD", "1M input tokens", {}};
  }
  return pricing;
}

/// Writes a catalogue, entity by entity.
class Generator {
 public:
  Generator(std::size_t capabilities, std::uint64_t seed)
      : left_(capabilities),
        seed_(seed),
        topics_(std::max<std::size_t>(1, capabilities / kCapabilitiesPerTopic)),
        random_(seed) {
    // Made before all families, as each may say one of them.
    for (std::size_t i = 0; i <= capabilities / kCapabilitiesPerRepeatedText; ++i) {
      repeated_.push_back(draw_capability(random_, {}));
    }
  }

  void run(std::ostream& out) {
    for (; left_ > 0; ++family_) write_family(out);
  }

 private:
  void write_family(std::ostream& out) {
    const std::vector<std::size_t> topic = topic_words(seed_, random_.skewed_below(topics_, 1.5));
    const std::string shared = draw_capability(random_, topic);
    const std::string maker = capitalised(made_up_word(random_.skewed_below(topics_ + 1, 2), 4));
    const std::size_t members = 1 + random_.skewed_below(kMostFamily, 3);
    for (std::size_t member = 0; member < members && left_ > 0; ++member) {
      Entity entity = draw_entity(member, topic);
      entity.maker = random_.chance(0.6) ? maker + " Project" : "";
      add_capabilities(entity, topic, shared, member);
      out << matchgraph::to_catalogue_line(entity) << '\n';
    }
  }

  Entity draw_entity(std::size_t member, std::span<const std::size_t> topic) {
    Entity entity;
    entity.name = entity_name(family_, member);
    entity.id = fmt::format("made/{}-{}", made_up_word(family_, 4), member);
    entity.type = kTypes[random_.skewed_below(kTypes.size(), 2)];
    entity.summary = draw_text(random_, topic, draw_count(random_, kWordsOfSummary));
    if (random_.chance(0.6)) entity.license = random_.one_of(kLicenses);
    // Tags are words of the topic, of which the first ones tell most.
    for (std::size_t i = random_.below(3); i > 0; --i) {
      const std::string tag = word_of_rank(topic[random_.below(8)]);
      if (entity.tags.empty() || entity.tags[0] != tag) entity.tags.push_back(tag);
    }
    if (random_.chance(0.5)) entity.pricing = draw_pricing(random_);
    if (random_.chance(0.5)) {
      entity.signals = {{"stars", std::floor(std::exp(random_.share() * 11))}};
    }
    if (random_.chance(0.7)) entity.updated = draw_date(random_);
    if (family_ > 0 && random_.chance(0.03)) {
      entity.versus = fmt::format("Faster than {} at {}.", entity_name(random_.below(family_), 0),
                                  word_of_rank(topic[random_.below(topic.size())]));
    }
    return entity;
  }

  void add_capabilities(Entity& entity, std::span<const std::size_t> topic,
                        const std::string& shared, std::size_t member) {
    const std::size_t count = std::min(left_, draw_count(random_, kCapabilitiesOfEntity));
    for (std::size_t i = 0; i < count; ++i) {
      matchgraph::Capability& capability = entity.capabilities.emplace_back();
      // The first member says what the family shares, others mostly do.
      if (i == 0 && (member == 0 || random_.chance(kFamilyTextShare))) {
        capability.text = shared;
      } else if (random_.chance(kRepeatedShare)) {
        capability.text = repeated_[random_.skewed_below(repeated_.size(), 3)];
      } else {
        capability.text = draw_capability(random_, topic);
      }
    }
    left_ -= count;
  }

  std::size_t left_;  // capabilities to write
  std::uint64_t seed_;
  std::size_t topics_;
  Random random_;
  std::vector<std::string> repeated_;  // texts said all over the catalogue
  std::uint64_t family_ = 0;
};

/// The number that the argument is as a whole; false for anything else.
template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size();
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t capabilities = 0;
  std::uint64_t seed = 1;
  const bool fits = (argc == 2 || argc == 3) && read_number(argv[1], capabilities) &&
                    (argc == 2 || read_number(argv[2], seed));
  if (!fits || capabilities == 0) {
    fmt::print(stderr, "usage: generate_catalogue CAPABILITIES [SEED] > CATALOGUE\n");
    return 2;
  }
  std::ios::sync_with_stdio(false);
  Generator(capabilities, seed).run(std::cout);
  std::cout.flush();
  if (std::cout) return 0;
  fmt::print(stderr, "generate_catalogue: the output cannot be written\n");
  return 4;
}
