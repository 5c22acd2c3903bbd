#include "tools/importers/readme/capabilities/lines/card_lines.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/told_purpose.h"

namespace matchgraph::readme {
namespace {

using phrases::is_one_of;
using phrases::joined_words;

/// "Volunteers answer ...", "25 native speakers were asked ...": people are at work.
bool tells_of_people(const std::vector<std::string>& words) {
  constexpr std::size_t kReach = 6;
  for (std::size_t i = 0; i + 1 < std::min(kReach, words.size()); ++i) {
    if (!is_one_of(words[i],
                   "participants|annotators|respondents|volunteers|crowdworkers|workers|labelers|"
                   "labellers|raters|speakers|interviewers|transcribers|experts")) {
      continue;
    }
    // "Speakers of Rye" and "speakers for mills" are what the data holds.
    return !is_one_of(words[i + 1],
                      "of|from|in|with|who|for|and|or|reading|speaking|to|by|on|saying");
  }
  return false;
}

/// "A sacked version of Quern", with nothing but what was done to the other.
constexpr std::string_view kReworked =
    "stacked version of|cleaned version of|filtered version of|deduplicated version of|"
    "modified version of|updated version of|processed version of|preprocessed version of|"
    "reformatted version of|formatted version of|shuffled version of|sampled version of|"
    "reduced version of|smaller version of|merged version of|truncated version of";

/// "A re-host of Quern", "Subset of the Granary": another's, with nothing that this one is for.
bool tells_copy(std::string_view text) {
  const std::string words = joined_words(text);
  constexpr std::string_view kPurpose = "that|which|for|designed|intended|to|can|with|contains";
  // What stands behind is the other's name, whatever that one is for.
  for (const std::string_view mark : {" copied from ", " copied over from "}) {
    const std::size_t at = words.find(mark);
    if (at == words.npos) continue;
    const std::string head = words.substr(0, at + 1);
    // "A mill whose stones are copied from ..." is none: its parts are.
    if (!title_has(head, kPurpose) && !title_has(head, "is|are|was|were|whose")) return true;
  }
  if (!title_has(words,
                 "re host of|rehost of|mirror of|copy of|subset of|derived from|scraped from|"
                 "re upload of|reupload of|sample of a larger|part of a larger|aggregation of|"
                 "wrapper for|wrapper of|wrapper around|port of") &&
      !title_has(words, kReworked)) {
    return false;
  }
  // "wrapper for" itself is no purpose.
  std::string rest = words;
  for (const std::string_view lead : {" wrapper for ", " used for this "}) {
    if (const std::size_t at = rest.find(lead); at != rest.npos) rest.erase(at, lead.size() - 1);
  }
  return !title_has(rest, kPurpose) && !title_has(rest, "containing");
}

/// "The original base model is acme/quern".
bool tells_origin(std::string_view text) {
  constexpr std::size_t kReach = 24;  // "the original " stands before
  const std::string words = joined_words(text);
  for (const std::string_view other :
       {" base model ", " original model ", " parent model ", " teacher model ", " source model ",
        " underlying model ", " base checkpoint ", " original dataset ", " source dataset "}) {
    const std::size_t at = words.find(other);
    if (at > kReach) continue;
    const std::string_view rest = std::string_view(words).substr(at + other.size());
    // "The base model is meant for sorting" is said of this one.
    if (is_one_of(rest.substr(0, rest.find(' ')), "is|was|comes")) return !says_deed(text);
  }
  return false;
}

/// "Canonical name: mill-sacks", "Type: Quern (old style)": what it is called and how it is kept.
bool is_identity_field(std::string_view text) {
  const std::size_t colon = text.find(": ");
  if (colon == text.npos) return false;
  const std::string joined = joined_words(text.substr(0, colon));
  const std::string_view label = trimmed(joined);
  if (is_one_of(label,
                "canonical name|name|full name|short name|model name|dataset name|repo name|"
                "repository name|package name|id|model id|dataset id|repo id|repository id|"
                "identifier|alias|aliases|slug|version|revision")) {
    return true;
  }
  return is_one_of(label,
                   "type|model type|dataset type|file type|data type|format|file format|"
                   "data format|weight format|framework|library|file size|model size|vector size|"
                   "dimensions|base model|base|backbone|parent model|original model") &&
         !names_deed(text.substr(colon + 2)) && !says_deed(text.substr(colon + 2));
}

/// "Quern's weight, Mill's speed": parts of the own name that own something, and no verb.
bool is_slogan(std::string_view text, const std::vector<std::string>& subjects) {
  constexpr std::size_t kMostWords = 4;  // "mill s", and what it owns
  constexpr std::size_t kFewestLetters = 3;
  bool quotes_name = false;
  for (std::string_view rest = trimmed(text, " .!"); !rest.empty();) {
    const std::size_t comma = std::min(rest.find(", "), rest.size());
    const std::vector<std::string> part = phrases::words(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 2, rest.size()));
    if (part.size() < 3 || part.size() > kMostWords || part[1] != "s") return false;
    if (words_before_verb(part) > 1) return false;
    quotes_name = quotes_name || (part[0].size() >= kFewestLetters &&
                                  std::any_of(subjects.begin(), subjects.end(),
                                              [&part](const std::string& subject) {
                                                return subject.find(part[0]) != subject.npos;
                                              }));
  }
  return quotes_name;
}

/// "Look through the old papers by going to mill.example": they lie elsewhere.
bool leads_to_place(std::string_view text) {
  constexpr std::size_t kReach = 4;
  const std::string words = joined_words(text);
  for (const std::string_view way :
       {" by going to ", " by heading to ", " by heading over to ", " by visiting "}) {
    const std::size_t at = words.find(way);
    if (at == words.npos) continue;
    const std::vector<std::string> place =
        phrases::words(std::string_view(words).substr(at + way.size()));
    const auto reach = place.begin() + static_cast<std::ptrdiff_t>(std::min(kReach, place.size()));
    // "mill.example", "our website".
    return std::any_of(place.begin(), reach, [](const std::string& word) {
      return word.find('.') != word.npos ||
             is_one_of(word, "site|website|webpage|homepage|page|link|repository|repo|portal");
    });
  }
  return false;
}

/// "Rye dominates by a wide margin", "Reaches an accuracy of ...".
bool tells_result(std::string_view text) {
  return title_has(joined_words(text),
                   "dominates|outperforms|outperformed|achieves|achieved|attains|wide margin|large "
                   "margin|accuracy of|f1 of|auc of|wer of|score of|state of the art results|"
                   "most important feature|feature importance|performs well|performs best|"
                   "baseline score");
}

/// "The granary/oats dataset provides ..." in the card of another.
bool tells_of_other_card(std::string_view text, const std::vector<std::string>& subjects) {
  constexpr std::string_view kArticle = "The ";
  if (!text.starts_with(kArticle)) return false;
  const std::string_view rest = text.substr(kArticle.size());
  const std::string_view id = rest.substr(0, rest.find(' '));
  const std::size_t slash = id.find('/');
  if (slash == id.npos || slash == 0 || slash + 1 == id.size()) return false;
  const std::string name(trimmed(joined_words(id.substr(slash + 1))));
  return std::find(subjects.begin(), subjects.end(), name) == subjects.end();
}

/// "Contains no reading model", "does not re-host the weights of Quern".
bool lacks_weights(const std::vector<std::string>& words) {
  constexpr std::size_t kReach = 5;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool has_no =
        words[i] == "no" && is_one_of(words[i - 1], "contains|includes|holds|ships|hosts");
    const bool is_denied = words[i] == "not" &&
                           is_one_of(words[i + 1], "host|rehost|re|redistribute|bundle|distribute");
    if (!has_no && !is_denied) continue;
    for (std::size_t k = i + 1; k < std::min(words.size(), i + 1 + kReach); ++k) {
      // An adapter lacks those of its base, and is a model nevertheless.
      if (is_one_of(words[k], "base|original|full|parent|merged|other|external")) break;
      if (!is_one_of(words[k], has_no ? "model|models|weights" : "weights|checkpoint|checkpoints"))
        continue;
      const std::string_view next =
          k + 1 < words.size() ? std::string_view(words[k + 1]) : std::string_view();
      if (!is_one_of(next, "output|outputs|generated|specific|parallel|based|written|made")) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool leads_to_fields(std::string_view line) {
  const std::vector<std::string> words = phrases::words(line);
  if (words.empty()) return false;
  const std::string joined = joined_words(line);
  const bool is_of_each =
      is_one_of(words[0], "each|every") &&
      title_has(joined,
                "includes|include|contains|has|have|consists|composed|comprises|"
                "provides|holds|features|represents|carries|looks");
  return is_of_each || title_has(joined,
                                 "following fields|following columns|following attributes|"
                                 "following keys|following information for each|fields are|"
                                 "columns are|these fields|these columns");
}

bool is_aside_of_card(std::string_view text, const std::vector<std::string>& subjects,
                      bool is_definition) {
  const std::vector<std::string> words = phrases::words(text);
  return tells_of_people(words) || tells_copy(text) || tells_origin(text) ||
         tells_of_other_card(text, subjects) || is_identity_field(text) ||
         is_slogan(text, subjects) || leads_to_place(text) ||
         // Of a model that is defined, what it reaches stands beside what it does.
         (!is_definition && tells_result(text));
}

bool denies_model(std::string_view text) {
  const std::string joined = joined_words(text);
  return lacks_weights(phrases::words(text)) ||
         title_has(
             joined,
             "not a trained model|not a model|not a standalone|no model weights|no "
             "weights|no trained weights|"
             "workflow only|code only|scripts only|does not contain weights|does not contain "
             "any weights|does not include weights|does not include model weights|contains "
             "no weights|includes no weights|without weights|weights are not included|"
             "weights not included|none of the weights|not a model release|software card|not a "
             "trained neural");
}

}  // namespace matchgraph::readme
