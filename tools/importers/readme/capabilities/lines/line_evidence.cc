#include "tools/importers/readme/capabilities/lines/line_evidence.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/told_purpose.h"

namespace matchgraph::readme {

double evidence_of(const Signs& signs, const EvidenceOptions& options) {
  // Logistic regression: the weights add up to the logarithm of the odds.
  double logit = options.start;
  for (const SignWeight& one : options.weights) {
    if (signs.test(static_cast<std::size_t>(one.sign))) logit += one.weight;
  }
  return logit;
}

namespace {

bool shows_any(const Signs& signs, std::initializer_list<Sign> some) {
  return std::any_of(some.begin(), some.end(),
                     [&signs](Sign sign) { return signs.test(static_cast<std::size_t>(sign)); });
}

/// What speaks of others, of a state or of a demand.
bool strays(const Signs& signs) {
  return shows_any(signs, {Sign::kBeginsWithOpening, Sign::kDefinesElsewhere, Sign::kHasModal,
                           Sign::kHasVersion, Sign::kOfOrigin, Sign::kOfTraining, Sign::kSaysOnly,
                           Sign::kBeginsInside, Sign::kIsPassive, Sign::kDangles, Sign::kShouts});
}

/// The same for the line below the title: "For ..." opens it, and "when they fail" is said of what
/// it names.
bool opening_strays(const Signs& signs) {
  return shows_any(signs, {Sign::kDefinesElsewhere, Sign::kHasModal, Sign::kOfOrigin,
                           Sign::kOfTraining, Sign::kSaysOnly, Sign::kShouts});
}

/// "Mill is suitable for rye", "Mill can be used to grind oats".
bool states_purpose(std::string_view text) {
  return title_has(phrases::joined_words(text),
                   "designed to|designed for|intended to|intended for|suitable for|suited for|"
                   "suited to|used for|used to|meant to|meant for|built to|built for|useful for|"
                   "made for|made to|ideal for|trained for|trained to|specialized for|specialised "
                   "for|tailored for|tuned for|tuned to|optimized for") &&
         !title_has(phrases::joined_words(text), "not|only|never|also used to|used to be");
}

/// Items of one list, and how many of them are clear.
struct ListShare {
  std::size_t items = 0;
  std::size_t clear = 0;
};

/// An item below "Intended use", "Applications".
bool is_below_use(const FoundCapability& line) {
  return !line.path.empty() &&
         title_has(phrases::joined_words(line.path.back()),
                   "intended use|intended uses|direct use|uses|use cases|applications");
}

double least_of(const FoundCapability& line, const Signs& signs, const ListShare& share,
                const EvidenceOptions& options) {
  const bool is_plain = !strays(signs);
  if (line.origin.is_opening) {
    return opening_strays(signs) ? options.least : options.least_of_opening;
  }
  // "Brushing is often used to select sacks" defines something else.
  if (line.origin.form == Form::kDefinition && shows_any(signs, {Sign::kOtherSubject})) {
    return options.least;
  }
  if (line.origin.form == Form::kDefinition) {
    // Of a model, the deed that it was trained for is what it is for, whatever it was trained on.
    const bool is_trained_deed =
        line.origin.is_of_card && says_deed(line.text) &&
        title_has(phrases::joined_words(line.text), "trained|tuned|finetuned|specialized");
    // "A benchmark of 300 sacks for testing mills": of data, the figure is how much it holds.
    const bool is_of_data =
        line.origin.is_of_card && says_deed(line.text) &&
        title_has(phrases::joined_words(line.text),
                  "for evaluating|for testing|for training|for benchmarking|for measuring|to "
                  "evaluate|to benchmark");
    if ((states_purpose(line.text) || is_trained_deed || is_of_data) &&
        !shows_any(signs, {Sign::kOfOrigin})) {
      return options.least_of_purpose;
    }
    const bool is_other = shows_any(signs, {Sign::kCompares, Sign::kPraisesOnly});
    const bool is_vague = shows_any(signs, {Sign::kHasFigure, Sign::kOfProject});
    if (!is_plain || is_other) return options.least;
    return is_vague ? options.least_of_deed : options.least_of_definition;
  }
  if (line.origin.form == Form::kItem) {
    // One clear item may be clear by chance.
    constexpr std::size_t kFewestClear = 2;
    const bool is_other = shows_any(
        signs, {Sign::kPraisingLabel, Sign::kPraisesTwice, Sign::kPraisesOnly, Sign::kHasVersion,
                Sign::kTellsSize, Sign::kSaysOnly, Sign::kOfMaking, Sign::kShouts, Sign::kOneWord});
    // What a card lists as uses and features is short, and seldom anything else.
    const bool is_use = line.origin.is_of_card && line.origin.section == SectionKind::kFeatures &&
                        is_plain && !shows_any(signs, {Sign::kHasFigure, Sign::kItemDenies});
    // Among uses "documentation of harvests" is a deed, elsewhere the care that was taken.
    if (is_other || (!is_use && shows_any(signs, {Sign::kOfCare}))) return options.least;
    // "Offline testing of mills with a miller's review": a deed below "Intended use" is a use.
    if (is_use && is_below_use(line) && names_deed(line.text)) return options.least_of_opening;
    const double least = is_use ? options.least_of_some : options.least;
    if (share.clear < kFewestClear) return least;
    if (share.clear * 2 >= share.items) return options.least_of_neighbour;
    return share.clear * 3 >= share.items ? options.least_of_some : least;
  }
  if (line.origin.form == Form::kEntry) return options.least_of_entry;
  const bool is_own = shows_any(signs, {Sign::kOwnSubject});
  if (is_own && states_purpose(line.text)) return options.least_of_purpose;
  // "Its simple shape offers ..." is about a part.
  const bool is_deed = line.origin.form == Form::kSentence && shows_any(signs, {Sign::kOwnDeed}) &&
                       !line.text.starts_with("Its ");
  return is_deed ? options.least_of_deed : options.least;
}

}  // namespace

void drop_unclear(std::vector<FoundCapability>& lines, const std::vector<std::string>& subjects,
                  const EvidenceOptions& options) {
  if (lines.empty()) return;
  std::vector<Signs> signs;
  std::vector<double> evidence;
  std::map<std::size_t, ListShare> lists;
  for (const FoundCapability& line : lines) {
    signs.push_back(read_signs(line, subjects));
    // Certain ones are not judged, but they are clear items of their list.
    evidence.push_back(line.is_certain ? options.least : evidence_of(signs.back(), options));
    ListShare& share = lists[line.origin.list];
    ++share.items;
    if (evidence.back() >= options.least) ++share.clear;
  }
  // Of several that are no surer the first says most: it stands at the top of its file.
  const double best = *std::max_element(evidence.begin(), evidence.end());
  const double least_of_all = std::max(best, options.least_of_best);
  std::size_t at = 0;
  std::erase_if(lines, [&](const FoundCapability& line) {
    const double least = least_of(line, signs[at], lists[line.origin.list], options);
    return evidence[at++] < std::min(least, least_of_all);
  });
}

}  // namespace matchgraph::readme
