#include "query/language/readings/exclusion_openings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "query/language/readings/wordings.h"

namespace matchgraph {
namespace {

// They except from what is asked for, so that what follows them is left out whatever it is.
constexpr std::array<std::string_view, 16> kExceptions = {
    "except",        "except for", "excepting",    "excluding",
    "not including", "other than", "apart from",   "aside from",
    "minus",         "exclude",    "excludes",     "excl",
    "barring",       "save for",   "not counting", "with the exception of"};

/// They leave no doubt that something is to be left out.
constexpr std::array<std::string_view, 16> kFirm = {"but not",
                                                    "anything but",
                                                    "anything except",
                                                    "anything except for",
                                                    "anything other than",
                                                    "everything but",
                                                    "everything except",
                                                    "everything except for",
                                                    "everything other than",
                                                    "all but",
                                                    "all except",
                                                    "all models except",
                                                    "leave out",
                                                    "skip",
                                                    "avoid",
                                                    "never"};

/// Only before a known maker or a name that is written as one.
constexpr std::array<std::string_view, 25> kSoft = {
    "no",          "not",          "without",     "nothing",     "none",
    "isn t",       "isnt",         "is not",      "aren t",      "arent",
    "are not",     "that isn t",   "that is not", "which isn t", "which is not",
    "that aren t", "that are not", "it s not",    "that s not",  "thats not",
    "that isnt",   "w o",          "sans",        "besides",     "rather than"};

/// "do not suggest", "I don't want", "please don't show me".
constexpr std::array<std::string_view, 10> kRefusing = {
    "do not",    "don t",      "dont",       "must not", "should not",
    "shouldn t", "rather not", "prefer not", "won t",    "will not"};
// Only with one of these behind it a refusal is about results: "I don't understand" refuses
// nothing.
constexpr std::array<std::string_view, 16> kWanting = {
    "suggest", "want", "show",    "include", "use",  "recommend",   "need",        "list",
    "like",    "be",   "give me", "show me", "have", "want to use", "want to see", "need to use"};

/// "That don't come from", "which didn't make": who makes a thing is said by its verb too.
constexpr std::array<std::string_view, 22> kDenyingVerb = {
    "don t",   "doesn t", "dont",   "doesnt",  "do not",  "does not", "didn t", "didnt",
    "did not", "hasn t",  "hasnt",  "has not", "haven t", "have not", "never",  "isn t",
    "isnt",    "is not",  "aren t", "are not", "wasn t",  "was not"};
constexpr std::array<std::string_view, 12> kStemming = {
    "come from",  "comes from",    "coming from",    "stem from",
    "stems from", "stemming from", "originate from", "originates from",
    "belong to",  "belongs to",    "belonging to",   "go back to"};
/// Whose work it is: "made by", "anything from", "by anyone but".
constexpr std::array<std::string_view, 15> kOfMaker = {
    "from",        "by",       "made by",    "built by",     "developed by",
    "created by",  "owned by", "offered by", "published by", "sold by",
    "released by", "run by",   "trained by", "provided by",  "made in house by"};
constexpr std::array<std::string_view, 8> kAnyoneBut = {
    "anyone but",        "anybody but",        "anyone except",       "anybody except",
    "anyone other than", "someone other than", "somebody other than", "others than"};

/// What a thing leans on: "doesn't depend on", "not tied to", "without going through".
constexpr std::array<std::string_view, 32> kLeaning = {
    "depend on",     "depends on",     "depending on", "dependent on", "rely on",    "relies on",
    "relying on",    "reliant on",     "tied to",      "tied into",    "bound to",   "locked to",
    "locked into",   "locked in to",   "coupled to",   "based on",     "based upon", "built on",
    "built upon",    "powered by",     "backed by",    "hosted on",    "hosted by",  "go through",
    "goes through",  "going through",  "connected to", "linked to",    "limited to", "specific to",
    "restricted to", "built on top of"};
/// The same of what is named behind them alone, as "doesn't need to" denies deeds.
constexpr std::array<std::string_view, 9> kUsing = {
    "need", "needs", "needing", "require", "requires", "requiring", "use", "uses", "using"};
constexpr std::array<std::string_view, 9> kIndependent = {
    "independent of",   "independent from", "independently of",
    "no dependency on", "no dependence on", "no reliance on",
    "no ties to",       "no connection to", "agnostic of"};
/// By which way something is had: "not via", "but not through", "without going by way of".
constexpr std::array<std::string_view, 16> kWays = {"via",
                                                    "with",
                                                    "through",
                                                    "by way of",
                                                    "go via",
                                                    "goes via",
                                                    "going via",
                                                    "routed via",
                                                    "routed through",
                                                    "sent via",
                                                    "sent through",
                                                    "served via",
                                                    "served through",
                                                    "going through",
                                                    "connected via",
                                                    "connected through"};

/// Reads at one place of a text.
class OpeningReader {
 public:
  explicit OpeningReader(const QueryWords& words) : words_(words) {}

  ExclusionOpening read(std::size_t i) const {
    ExclusionOpening out;
    if (i >= words_.size() || words_[i].role != WordRole::kNeed) return out;
    // From the longest wording to the shortest: "not" begins most of them.
    if (const ExclusionOpening neither = neither_at(i); neither.words > 0) return neither;
    if (const ExclusionOpening way = way_at(i); way.words > 0) return way;
    out.words = std::max(longest_of(words_, i, kExceptions), longest_of(words_, i, kFirm));
    out.is_firm = out.words > 0;
    out.of_word = !out.is_firm && words_.slice(words_[i].core) == "NOT";
    if (const std::size_t words = maker_opening_at(i); words > 0) {
      out.words = words;
      out.of_maker = true;
      return words_.ends_before(i + words) ? ExclusionOpening{} : out;
    }
    if (const ExclusionOpening leaning = leaning_at(i); out.words == 0 && leaning.words > 0)
      return leaning;
    if (out.words == 0) out.words = refusal_words(i);
    if (out.words == 0) out.words = longest_of(words_, i, kSoft);
    if (out.words == 0 || words_.ends_before(i + out.words)) return {};
    std::size_t at = i + out.words;
    if (words_.match(at, "anything") == 1) ++at;
    const std::size_t joint = longest_of(words_, at, kOfMaker);
    if (joint > 0 && !words_.ends_before(at + joint)) {
      out.of_maker = true;
      out.words = at + joint - i;
    }
    // "nothing" and "none" alone leave nothing out.
    const bool is_nothing = words_[i].key == "nothing" || words_[i].key == "none";
    if (is_nothing && !out.of_maker) return {};
    return out;
  }

  /// "Neither X nor Y", "that is neither from X nor Y".
  ExclusionOpening neither_at(std::size_t i) const {
    ExclusionOpening out;
    std::size_t at = i + relative_words_at(words_, i);
    at += std::max(words_.match(at, "is"), words_.match(at, "are"));
    std::size_t joint = exclusion_joint_words(words_, at);  // "from neither"
    out.of_maker = joint > 0;
    // "With neither": whatever has it, whoever made it.
    const bool is_of_use = words_.match(at, "with") == 1 || words_.match(at, "using") == 1;
    if (is_of_use) joint = 1;
    if (words_.match(at + joint, "neither") == 0) return {};
    at += joint + 1;
    joint = exclusion_joint_words(words_, at);
    if (words_.ends_before(at) || words_.ends_before(at + joint)) return {};
    out.of_either = !is_of_use;
    out.of_maker = out.of_maker || joint > 0;
    out.words = at + joint - i;
    return out;
  }

  /// "Not via X", "but not through X".
  ExclusionOpening way_at(std::size_t i) const {
    ExclusionOpening out;
    std::size_t at = i + words_.match(i, "but");
    at += relative_words_at(words_, at);
    std::size_t denial = longest_of(words_, at, kDenyingVerb);
    for (const std::string_view word : {"not", "without", "never"}) {
      denial = std::max(denial, words_.match(at, word));
    }
    at += denial;
    if (denial == 0 || words_.ends_before(at)) return {};
    const std::size_t way = longest_of(words_, at, kWays);
    if (way == 0 || words_.ends_before(at + way)) return {};
    out.of_way = true;
    out.words = at + way - i;
    return out;
  }

  /// "That don't come from", "by anyone but".
  std::size_t maker_opening_at(std::size_t i) const {
    std::size_t at = i + relative_words_at(words_, i);
    const std::size_t denial = longest_of(words_, at, kDenyingVerb);
    const std::size_t not_alone = denial == 0 && words_.match(at, "not") == 1 ? 1 : 0;
    at += denial + not_alone;
    if (denial + not_alone > 0 && !words_.ends_before(at)) {
      const std::size_t stem = longest_of(words_, at, kStemming);
      return stem > 0 ? at + stem - i : 0;
    }
    const std::size_t whose = longest_of(words_, i, kOfMaker);
    const std::size_t but = whose > 0 ? longest_of(words_, i + whose, kAnyoneBut) : 0;
    return but > 0 ? whose + but : 0;
  }

  /// "That doesn't depend on", "not tied to", "without using", "independent of".
  ExclusionOpening leaning_at(std::size_t i) const {
    ExclusionOpening out;
    out.of_ground = true;
    std::size_t at = i + relative_words_at(words_, i);
    out.words = at - i + longest_of(words_, at, kIndependent);
    out.is_firm = out.words > at - i;
    if (!out.is_firm) {
      std::size_t denial = longest_of(words_, at, kDenyingVerb);
      for (const std::string_view word : {"not", "without", "no"}) {
        denial = std::max(denial, words_.match(at, word));
      }
      at += denial;
      if (denial == 0 || words_.ends_before(at)) return {};
      const std::size_t leaning = longest_of(words_, at, kLeaning);
      out.is_firm = leaning > 0;
      out.words = at + (leaning > 0 ? leaning : longest_of(words_, at, kUsing)) - i;
      if (out.words == at - i) return {};
    }
    return words_.ends_before(i + out.words) ? ExclusionOpening{} : out;
  }

  std::size_t refusal_words(std::size_t i) const {
    const std::size_t refusing = longest_of(words_, i, kRefusing);
    if (refusing == 0 || words_.ends_before(i + refusing)) return 0;
    const std::size_t wanting = longest_of(words_, i + refusing, kWanting);
    return wanting == 0 ? 0 : refusing + wanting;
  }

  const QueryWords& words_;
};

}  // namespace

ExclusionOpening exclusion_opening_at(const QueryWords& words, std::size_t i) {
  return OpeningReader(words).read(i);
}

std::size_t relative_words_at(const QueryWords& words, std::size_t i) {
  constexpr std::array<std::string_view, 6> kRelative = {"that",    "which",   "that s",
                                                         "which s", "that is", "which is"};
  return longest_of(words, i, kRelative);
}

std::size_t denying_verb_words_at(const QueryWords& words, std::size_t i) {
  return longest_of(words, i, kDenyingVerb);
}

std::size_t exclusion_joint_words(const QueryWords& words, std::size_t i) {
  return longest_of(words, i, kOfMaker);
}

std::size_t exception_words_at(const QueryWords& words, std::size_t i) {
  const std::size_t count = longest_of(words, i, kExceptions);
  return count > 0 && !words.ends_before(i + count) ? count : 0;
}

}  // namespace matchgraph
