#include "tools/importers/readme/capabilities/lines/firm_sentences.h"

#include <cstddef>

#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_rules.h"
#include "tools/importers/readme/capabilities/lines/never_rules.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"

namespace matchgraph::readme {
namespace {

using phrases::is_one_of;

/// What a thing does for those who have it. Verbs of single calls ("returns", "takes", "uses") are
/// left out: below a heading on anything they tell of a function or of the inside.
constexpr std::string_view kOffers =
    "supports|support|provides|provide|offers|offer|enables|enable|allows|allow|lets|let|includes|"
    "include|implements|implement|handles|generates|integrates|automates|delivers|helps|runs|works|"
    "exposes|converts|detects|produces|manages|performs|processes|searches|stores|serves|validates|"
    "encodes|decodes|accepts|understands|synchronizes|discovers|scales|compresses|encrypts|"
    "connects|translates|transcribes|summarizes|classifies|predicts|recognizes|extracts|parses|"
    "renders|monitors|tracks|can|ships|comes|aims";

/// Between the thing and its verb.
constexpr std::string_view kAdverbs =
    "also|fully|currently|now|natively|automatically|already|even|itself|both|additionally|"
    "directly|transparently|seamlessly|out";

/// Behind "is" or "are".
constexpr std::string_view kMeantFor =
    "designed|tailored|optimized|optimised|able|capable|suited|suitable|compatible|ideal|"
    "extensible|configurable|intended|meant";

/// Names of a thing as a whole. Its parts ("the function", "the index") are told of in manuals.
constexpr std::string_view kWholes =
    "library|project|tool|package|framework|model|models|engine|server|application|app|"
    "implementation|system|platform|dataset|module|plugin|extension|service|toolkit|suite|program|"
    "cli|database|agent|sdk|compiler|editor|bot|crate|gem|api";

/// Of settings and single calls.
constexpr std::string_view kSettings =
    "returned|argument|arguments|parameter|parameters|option|options|flag|flags|callback|property|"
    "properties|variable|variables|method|methods|constructor|field|fields|value|values|event|"
    "events|attribute|attributes|key|keys|named export|named exports|default export";

/// Of single cases, of the inside, and of what stands elsewhere.
constexpr std::string_view kConditions =
    "if|unless|by default|in this case|in that case|otherwise|however|therefore|this way|these|"
    "above|below|following|when you|when using|instead of|note that|example|only|but|internally|"
    "under the hood|was|were|until|warning|error|throw|throws|release|releases|my";

bool names_whole(const std::vector<std::string>& words) {
  constexpr std::size_t kReach = 4;
  if (!is_one_of(words[0], "this|the|our")) return false;
  for (std::size_t i = 1; i < words.size() && i < kReach; ++i) {
    if (is_one_of(words[i], kWholes)) return true;
  }
  return false;
}

}  // namespace

bool is_firm_sentence(std::string_view sentence, const std::vector<std::string>& subjects) {
  constexpr std::size_t kMostLead = 40;  // "In wet mode, "
  if (!is_capability_sentence(sentence, subjects)) return false;
  const std::size_t begin = subject_begin(sentence, subjects);
  const std::vector<std::string> words = phrases::words(sentence.substr(begin));
  if (words.empty() || begin > kMostLead) return false;
  // In sections on anything "it" may be whatever was spoken of last.
  if (is_one_of(words[0], "it|you|users|callers|developers|we|i|these|both|all|each|such|its")) {
    return false;
  }
  const std::size_t subject = subject_length(words, subjects);
  const bool is_common = is_one_of(words[0], "this|the|our");
  if (subject == 0 || (is_common && !names_whole(words))) return false;
  std::size_t verb = subject;
  while (verb < words.size() && is_one_of(words[verb], kAdverbs)) ++verb;
  if (verb + 1 >= words.size()) return false;
  const bool is_be = is_one_of(words[verb], "is|are") && is_one_of(words[verb + 1], kMeantFor);
  if (!is_be && !is_one_of(words[verb], kOffers)) return false;
  const std::string joined = phrases::joined_words(sentence);
  return !title_has(joined, kConditions) && !title_has(joined, kSettings);
}

bool is_plain_sentence(std::string_view sentence) {
  constexpr std::size_t kFewestWords = 5;
  return !is_never_capability(sentence) && !ends_open(sentence) &&
         phrases::words(without_instructions(sentence)).size() >= kFewestWords;
}

bool is_denied(std::string_view paragraph) {
  return title_has(phrases::joined_words(paragraph), "not|no attempt");
}

bool tells_inside(std::string_view sentence, bool is_card) {
  const std::vector<std::string> words = phrases::words(sentence);
  const bool is_of_files = words.size() > 2 && words[0] == "this" &&
                           is_one_of(words[1], "repository|repo|folder|directory|card|page") &&
                           is_one_of(words[2], "contains|includes|holds|hosts|has|is");
  return is_of_files ||
         // In a card these words tell what the model is made of, in a program's README what it
         // works with.
         (is_card &&
          // What it was trained to do says what it does.
          !title_has(phrases::joined_words(sentence), "is trained to|is trained for") &&
          title_has(phrases::joined_words(sentence),
                    "model uses|uses a|uses an|uses the|model has|it has|parameters|"
                    "was trained|is trained|trained on|tuned on|tuned version|"
                    "architecture|training data|layers|checkpoint|checkpoints|epochs|folders"));
}

bool tells_parts(std::string_view line) {
  // What it is put together from, and in which sizes it comes.
  return title_has(phrases::joined_words(line),
                   "combines|consists|contains|includes|comprises|composed|components|parts|uses|"
                   "built|based|comes|architecture|variants|sizes");
}

bool introduces_offers(std::string_view line, const std::vector<std::string>& subjects) {
  constexpr std::size_t kMostTitleWords = 4;  // "Supported platforms:"
  const std::vector<std::string> words = phrases::words(line);
  const bool is_title = !words.empty() && words.size() <= kMostTitleWords &&
                        !is_one_of(words[0], "it|you|we|they|this|these");
  return (is_title || begins_with_subject(line, subjects)) && introduces_capabilities(line) &&
         !title_has(phrases::joined_words(line), kSettings);
}

}  // namespace matchgraph::readme
