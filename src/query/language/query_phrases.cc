#include "query/language/query_phrases.h"

#include <algorithm>
#include <array>
#include <utility>

#include "matchgraph/filter_table.h"

namespace matchgraph {
namespace {

using Words = std::vector<std::string_view>;

Words sorted(Words words) {
  std::sort(words.begin(), words.end());
  return words;
}

// Each phrase with how firmly it announces a name: "alternatives to" leaves hardly a doubt, "like"
// is said of anything.
constexpr std::array<std::pair<std::string_view, SeedPhrase>, 37> kSeedPhrases = {{
    {"like", SeedPhrase::kLike},
    {"similar to", SeedPhrase::kInstead},
    {"alternative to", SeedPhrase::kAlternative},
    {"alternatives to", SeedPhrase::kAlternative},
    {"alternative for", SeedPhrase::kAlternative},
    {"alternatives for", SeedPhrase::kAlternative},
    {"alternative of", SeedPhrase::kAlternative},
    {"alternatives of", SeedPhrase::kAlternative},
    {"instead of", SeedPhrase::kInstead},
    {"replacement for", SeedPhrase::kAlternative},
    {"replacements for", SeedPhrase::kAlternative},
    {"substitute for", SeedPhrase::kAlternative},
    {"substitutes for", SeedPhrase::kAlternative},
    {"replace", SeedPhrase::kReplace},
    {"comparable to", SeedPhrase::kInstead},
    {"equivalent to", SeedPhrase::kAlternative},
    {"equivalent of", SeedPhrase::kAlternative},
    {"equivalents of", SeedPhrase::kAlternative},
    {"equivalent for", SeedPhrase::kAlternative},
    {"competitor to", SeedPhrase::kAlternative},
    {"competitor of", SeedPhrase::kAlternative},
    {"competitors to", SeedPhrase::kAlternative},
    {"competitors of", SeedPhrase::kAlternative},
    {"competitors for", SeedPhrase::kAlternative},
    {"rival to", SeedPhrase::kAlternative},
    {"rivals to", SeedPhrase::kAlternative},
    {"rival of", SeedPhrase::kAlternative},
    {"rivals of", SeedPhrase::kAlternative},
    {"clone of", SeedPhrase::kAlternative},
    {"clones of", SeedPhrase::kAlternative},
    // The noun may stand within the phrase as well as before it.
    {"similar models to", SeedPhrase::kInstead},
    {"similar tools to", SeedPhrase::kInstead},
    {"similar servers to", SeedPhrase::kInstead},
    {"similar datasets to", SeedPhrase::kInstead},
    {"similar things to", SeedPhrase::kInstead},
    // No figure says which thing is better, so that these lead to a name and compare nothing.
    {"better than", SeedPhrase::kBetter},
    {"faster than", SeedPhrase::kBetter},
}};

/// "larger context", "fewer stars": a direction and a field with numbers.
ComparativeMatch field_comparative_at(const QueryWords& words, std::size_t i,
                                      const QueryVocabulary& vocabulary) {
  static const Words more = sorted({"bigger", "greater", "higher", "larger", "longer", "more"});
  static const Words less = sorted({"fewer", "less", "lower", "shorter", "smaller"});
  // Behind a field they say only that it is measured.
  static const Words measure = sorted({"count", "length", "size", "window"});
  const bool is_more = words.is_one_of(i, more);
  if ((!is_more && !words.is_one_of(i, less)) || words.ends_before(i + 1)) return {};
  const auto field = vocabulary.field(words[i + 1].key);
  // Of dates there is no more or less: they have words of their own, "newer".
  if (!field || field->is_date) return {};
  const bool measured = !words.ends_before(i + 2) && words.is_one_of(i + 2, measure);
  return {is_more ? CritiqueKind::kLarger : CritiqueKind::kSmaller, field->name,
          measured ? std::size_t{3} : std::size_t{2}};
}

/// "much cheaper", "a bit smaller": by how much is not asked.
std::size_t adverb_at(const QueryWords& words, std::size_t i) {
  // Of degree, upwards and downwards alike, as neither is asked.
  constexpr std::array<std::string_view, 14> kAdverbs = {
      "much", "slightly", "a bit",        "a little",      "a lot", "way",     "far",
      "even", "somewhat", "considerably", "significantly", "lots",  "clearly", "noticeably"};
  std::size_t best = 0;
  for (const std::string_view adverb : kAdverbs) best = std::max(best, words.match(i, adverb));
  return best > 0 && !words.ends_before(i + best) ? best : 0;
}

}  // namespace

SeedPhraseMatch seed_phrase_at(const QueryWords& words, std::size_t i) {
  for (const auto& [text, kind] : kSeedPhrases) {
    const std::size_t count = words.match(i, text);
    // A mark behind it ends the phrase: "something like, say, a parser" announces no name.
    if (count > 0 && !words[i + count - 1].breaks) return {kind, count};
  }
  return {};
}

ComparativeMatch comparative_at(const QueryWords& words, std::size_t i,
                                const QueryVocabulary& vocabulary) {
  if (const std::size_t adverb = adverb_at(words, i); adverb > 0) {
    ComparativeMatch behind = comparative_at(words, i + adverb, vocabulary);
    const bool is_relative = behind.words > 0 && filter_of(behind.kind).needs_seeds();
    // Only of what is relative: "much free" says nothing.
    if (is_relative) behind.words += adverb;
    return is_relative ? behind : ComparativeMatch{};
  }
  ComparativeMatch best;
  for (const FilterRow& row : filter_table()) {
    for (const std::string_view phrase : row.phrases) {
      const std::size_t count = words.match(i, phrase);
      if (count > best.words) best = {*row.critique, {}, count};
    }
  }
  // "Smaller" and "larger" go on to what is smaller: "larger context" is not of the parameters.
  const bool alone =
      best.words == 0 || best.kind == CritiqueKind::kSmaller || best.kind == CritiqueKind::kLarger;
  if (alone) {
    ComparativeMatch of_field = field_comparative_at(words, i, vocabulary);
    if (of_field.words > 0) return of_field;
  }
  return best;
}

std::span<const std::string_view> words_of_amounts() {
  // No text of a catalogue need hold them, and still they are no slips of the pen.
  static constexpr std::array<std::string_view, 35> kWords = {
      "above",    "below",  "between", "billion", "cent",     "cents",   "cheaper",
      "cheapest", "cost",   "costing", "costs",   "dollar",   "dollars", "fewer",
      "half",     "hour",   "input",   "least",   "less",     "max",     "maximum",
      "million",  "min",    "minimum", "minute",  "month",    "most",    "newest",
      "oldest",   "output", "price",   "priced",  "thousand", "under",   "within"};
  return kWords;
}

std::size_t clause_words_end(const QueryWords& words, std::size_t i, std::size_t most) {
  std::size_t to = i;
  while (to < words.size() && to < i + most && words[to].role == WordRole::kNeed &&
         !words[to].key.empty() && (to == i || !words.ends_before(to))) {
    ++to;
  }
  return to;
}

bool announces_condition(const QueryWords& words, std::size_t i) {
  static const Words known =
      sorted({"costing", "costs", "for", "has", "have", "having", "of", "that", "with"});
  return words[i].role == WordRole::kNeed && !words[i].breaks && words.is_one_of(i, known);
}

bool is_article(const QueryWords& words, std::size_t i) {
  static const Words known = sorted({"a", "an", "any", "some", "the"});
  return words.is_one_of(i, known);
}

// A word too many here would swallow part of a need; one too few makes a need of a greeting.
bool is_filler(const QueryWords& words, std::size_t i) {
  static const Words known =
      sorted({"a",       "am",        "an",      "and",   "any",    "are",     "as",        "be",
              "best",    "better",    "can",     "could", "decent", "do",      "does",      "else",
              "exactly", "find",      "for",     "get",   "give",   "good",    "great",     "hello",
              "help",    "hey",       "hi",      "i",     "i d",    "i m",     "i ve",      "is",
              "just",    "know",      "like",    "list",  "look",   "looking", "m",         "may",
              "me",      "more",      "most",    "much",  "my",     "need",    "needs",     "nice",
              "of",      "or",        "other",   "our",   "please", "popular", "recommend", "s",
              "search",  "searching", "should",  "show",  "some",   "suggest", "than",      "that",
              "the",     "there",     "there s", "to",    "top",    "us",      "use",       "using",
              "very",    "want",      "we",      "what",  "what s", "which",   "who",       "with",
              "would",   "you"});
  return words.is_one_of(i, known);
}

// Words for kinds of things, in both numbers: a name may stand behind them, and by themselves they
// tell nothing apart.
bool is_generic_noun(const QueryWords& words, std::size_t i) {
  static const Words known =
      sorted({"agent",      "agents",       "alternative", "alternatives", "anything",  "api",
              "apis",       "app",          "application", "applications", "apps",      "database",
              "databases",  "dataset",      "datasets",    "engine",       "engines",   "framework",
              "frameworks", "libraries",    "library",     "llm",          "llms",      "model",
              "models",     "one",          "ones",        "option",       "options",   "package",
              "packages",   "platform",     "platforms",   "plugin",       "plugins",   "product",
              "products",   "program",      "programs",    "project",      "projects",  "repo",
              "repos",      "repositories", "repository",  "server",       "servers",   "service",
              "services",   "software",     "solution",    "solutions",    "something", "stuff",
              "system",     "systems",      "thing",       "things",       "tool",      "tools",
              "version",    "versions"});
  return words.is_one_of(i, known);
}

// Conjunctions and prepositions: "like X for coding" ends its name before "for".
bool is_boundary_word(const QueryWords& words, std::size_t i) {
  static const Words known = sorted(
      {"also", "and", "as",  "at",    "but",   "by",    "except", "excluding", "for",     "from",
       "if",   "in",  "no",  "nor",   "not",   "on",    "only",   "or",        "please",  "than",
       "that", "to",  "too", "using", "which", "while", "who",    "with",      "without", "yet"});
  return words.is_one_of(i, known);
}

std::optional<std::size_t> asked_model(const QueryWords& words) {
  static const Words asking =
      sorted({"best", "good", "great", "recommended", "top", "what", "which"});
  static const Words nouns = sorted({"llm", "llms", "model", "models"});
  // Behind the noun only the rest of a question may stand: "best model railway tools" asks for
  // tools.
  static const Words behind = sorted({"are", "can", "do", "does", "is", "runs", "should"});
  constexpr std::size_t kBetween = 3;  // "best small open source model"
  const std::size_t first = words.size() > 1 && words[0].key == "the" ? 1 : 0;
  if (words.size() <= first || !words.is_one_of(first, asking)) return {};
  for (std::size_t i = first + 1; i < std::min(words.size(), first + kBetween + 2); ++i) {
    // "What type of model" asks for a type.
    if (words.ends_before(i) || is_boundary_word(words, i) || words[i].key == "of") return {};
    if (!words.is_one_of(i, nouns)) continue;
    const bool ends = words.ends_before(i + 1) || is_boundary_word(words, i + 1) ||
                      words.is_one_of(i + 1, behind);
    return ends ? std::optional(i) : std::nullopt;
  }
  return {};
}

bool is_and_or(const QueryWords& words, std::size_t i) {
  static const Words known = sorted({"and", "nor", "or"});
  return words.is_one_of(i, known);
}

bool is_conjunction(const QueryWords& words, std::size_t i) {
  static const Words known = sorted({"also", "and", "but", "or", "please", "plus", "too", "yet"});
  return words.is_one_of(i, known);
}

bool is_pronoun(const QueryWords& words, std::size_t i) {
  static const Words known =
      sorted({"he", "i", "it", "its", "she", "there", "they", "this", "we", "you"});
  return words.is_one_of(i, known);
}

bool is_link(const QueryWords& words, std::size_t i) {
  static const Words known =
      sorted({"are",   "be",    "been",   "is",   "it",       "it s",   "just",
              "must",  "needs", "one",    "only", "requires", "should", "something",
              "still", "that",  "that s", "they", "which",    "who"});
  return words.is_one_of(i, known);
}

}  // namespace matchgraph
