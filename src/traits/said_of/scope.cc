#include "traits/said_of/scope.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace matchgraph {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// In the spelling of TraitWords, which drops apostrophes.
constexpr std::array<std::string_view, 25> kNegations = {
    "not", "never",   "cannot", "cant",   "doesnt",  "dont",    "isnt",  "arent",  "wont",
    "nor", "neither", "lacks",  "lack",   "lacking", "didnt",   "wasnt", "unable", "without",
    "no",  "zero",    "non",    "hardly", "avoids",  "nothing", "none"};

/// Words behind which a negation no longer reaches: "needs no account and runs offline".
constexpr std::array<std::string_view, 10> kTurns = {"but", "and",   "so",      "while", "yet",
                                                     "or",  "which", "instead", "also",  "that"};

// Participles that a denial behind the phrase ends in: "streaming is not supported".
constexpr std::array<std::string_view, 14> kGranted = {
    "supported", "required",  "needed",   "available", "possible",    "necessary",   "included",
    "allowed",   "permitted", "provided", "mandatory", "implemented", "recommended", "offered"};

/// What follows one of these is about something else.
constexpr std::array<std::string_view, 9> kOthers = {"than",     "versus",    "vs",
                                                     "unlike",   "whereas",   "compared",
                                                     "replaces", "replacing", "dependencies"};

// Of a plan, wherever in the sentence it stands, nothing can be used yet.
constexpr std::array<std::string_view, 9> kNotYet = {"planned", "upcoming",   "todo",
                                                     "roadmap", "soon",       "future",
                                                     "someday", "eventually", "unsupported"};

// Directly before a phrase these leave open whether it holds.
constexpr std::array<std::string_view, 6> kPerhaps = {"may",      "might",  "optionally",
                                                      "possibly", "unless", "whether"};

// What a tool does with things that are not itself: "monitors Docker containers" says nothing of
// where the monitor runs.
constexpr std::array<std::string_view, 55> kHandling = {
    "manage",      "manages",    "managing",    "control",    "controls",    "controlling",
    "monitor",     "monitors",   "monitoring",  "inspect",    "inspects",    "administer",
    "interact",    "interacts",  "interacting", "access",     "accesses",    "query",
    "queries",     "querying",   "search",      "searches",   "searching",   "integrates",
    "integrate",   "connects",   "connect",     "connecting", "scan",        "scans",
    "analyze",     "analyzes",   "analyse",     "execute",    "executes",    "execution",
    "automate",    "automates",  "automation",  "testing",    "management",  "debug",
    "lookup",      "browse",     "browsing",    "discover",   "discovering", "connection",
    "connections", "interfaces", "interfacing", "wraps",      "deploy",      "deploys",
    "deploying"};

// The same as nouns behind the phrase: "Android emulator".
constexpr std::array<std::string_view, 8> kDealings = {"automation",     "simulator", "simulators",
                                                       "emulator",       "debugging", "scraping",
                                                       "administration", "instances"};

Scope negation_before(const TraitWords& words, std::size_t begin, std::size_t from) {
  constexpr std::size_t kReach = 5;      // words before the phrase
  constexpr std::size_t kNounReach = 2;  // "no" and "without" take what is next to them
  for (std::size_t back = 1; back <= kReach && from >= begin + back; ++back) {
    const std::size_t i = from - back;
    if (words.ends_clause(i)) return Scope::kStated;
    const std::string_view word = words.words()[i];
    if (is_one_of(kTurns, word)) return Scope::kStated;
    if (!is_one_of(kNegations, word)) continue;
    const std::string_view next = i + 1 < from ? words.words()[i + 1] : std::string_view();
    if (word == "no" || word == "without" || word == "non" || word == "zero") {
      // "Without sending anything to a hosted model".
      return back <= kNounReach || next.ends_with("ing") ? Scope::kAbsent : Scope::kStated;
    }
    // "Not only", "not just": there is more.
    const bool goes_on = next == "only" || next == "just" || next == "merely" || next == "limited";
    return goes_on ? Scope::kStated : Scope::kDenied;
  }
  return Scope::kStated;
}

bool is_negation_behind(const TraitWords& words, std::size_t end, std::size_t to) {
  if (to == 0 || words.ends_clause(to - 1)) return false;
  constexpr std::size_t kReach = 5;
  bool negated = false;
  for (std::size_t i = to; i < end && i < to + kReach; ++i) {
    const std::string_view word = words.words()[i];
    if (is_one_of(kTurns, word)) return false;
    if (word == "not" || word == "isnt" || word == "arent" || word == "never" || word == "no") {
      negated = true;
    }
    if (is_one_of(kGranted, word)) return negated;
    if (words.ends_clause(i)) return false;
  }
  return false;
}

/// "Unlike X, which needs a GPU, ...": what stands behind is about X up to the comma; with a
/// relative clause up to its end.
bool is_in_aside(const TraitWords& words, std::size_t unlike, std::size_t from,
                 bool with_apposition) {
  std::size_t i = unlike;
  const auto to_break = [&] {
    while (i < from && !words.ends_clause(i)) ++i;
  };
  to_break();
  if (i >= from) return true;
  const std::string_view next = words.words()[i + 1];
  const bool is_relative = next == "which" || next == "that" || next == "who" || next == "whose" ||
                           (with_apposition && (next == "a" || next == "an" || next == "the"));
  if (i + 1 > from || !is_relative) return false;
  ++i;
  to_break();
  return i >= from;
}

bool is_of_other(const TraitWords& words, std::size_t begin, std::size_t from) {
  for (std::size_t i = begin; i < from; ++i) {
    const std::string_view word = words.words()[i];
    if (word == "unlike" || word == "whereas" || word == "compared") {
      if (is_in_aside(words, i, from, false)) return true;
      continue;
    }
    const std::string_view next = words.words()[std::min(i + 1, from - 1)];
    const bool compares =
        is_one_of(kOthers, word) || (word == "instead" && next == "of") ||
        (word == "rather" && next == "than") ||
        ((word == "alternative" || word == "alternatives" || word == "similar" ||
          word == "opposed" || word == "fork" || word == "port" || word == "clone") &&
         (next == "to" || next == "for" || next == "of"));
    if (!compares) continue;
    // "A port of Snappy, a fast compressor written in C++".
    const bool same_clause = is_in_aside(words, i, from, true);
    // "More than 100 models" compares nothing.
    const bool counts = word == "than" && i > begin && words.words()[i - 1] == "more";
    if (same_clause && !counts) return true;
  }
  return false;
}

/// "Previously provided by", "formerly part of", "now provided via": another thing does it now.
bool is_of_past(const TraitWords& words, std::size_t i, std::size_t end) {
  constexpr std::array<std::string_view, 6> kHad = {"provided",  "available", "included",
                                                    "contained", "found",     "part"};
  if (i + 1 >= end || !is_one_of(kHad, words.words()[i + 1])) return false;
  const std::string_view word = words.words()[i];
  if (word == "previously" || word == "formerly") return true;
  const std::string_view behind = i + 2 < end ? words.words()[i + 2] : std::string_view();
  return word == "now" && (behind == "via" || behind == "by" || behind == "in");
}

bool is_uncertain(const TraitWords& words, std::size_t begin, std::size_t end, std::size_t from) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_one_of(kNotYet, words.words()[i]) || is_of_past(words, i, end)) return true;
  }
  for (std::size_t i = from; i > begin && from - i < 4; --i) {
    if (words.ends_clause(i - 1)) return false;
    if (is_one_of(kPerhaps, words.words()[i - 1])) return true;
  }
  return false;
}

}  // namespace

Scope scope_of(const TraitWords& words, std::size_t begin, std::size_t end, std::size_t from,
               std::size_t to) {
  if (is_of_other(words, begin, from) || is_uncertain(words, begin, end, from)) {
    return Scope::kOther;
  }
  if (is_negation_behind(words, end, to)) return Scope::kDenied;
  return negation_before(words, begin, from);
}

bool is_handled(const TraitWords& words, std::size_t begin, std::size_t end, std::size_t from,
                std::size_t to) {
  constexpr std::size_t kReach = 4;  // words behind the phrase: "iOS app and device automation"
  for (std::size_t i = to; i < end && i < to + kReach; ++i) {
    if (i > 0 && words.ends_clause(i - 1)) break;
    if (is_one_of(kDealings, words.words()[i])) return true;
  }
  for (std::size_t i = from; i > begin; --i) {
    const std::string_view next = i < words.size() ? words.words()[i] : std::string_view();
    // "Access to X, an open-source explorer" goes on about X.
    const bool is_apposition = next == "a" || next == "an" || next == "the";
    if (words.ends_clause(i - 1) && !is_apposition) return false;
    if (is_one_of(kHandling, words.words()[i - 1])) return true;
  }
  return false;
}

}  // namespace matchgraph
