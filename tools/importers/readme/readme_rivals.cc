#include "tools/importers/readme/readme_rivals.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::BlockKind;

constexpr std::size_t kMostSaidBytes = 600;  // of what is kept

/// What stands in front of a rival's name.
constexpr std::array<std::string_view, 8> kCues = {
    "unlike ",        "compared to ",      "compared with ",      "in contrast to ",
    "as opposed to ", "in comparison to ", "in comparison with ", "faster than "};

// What is said against nobody by name, of the thing alone.
constexpr std::array<std::string_view, 7> kOnlyCues = {
    " the only ",        " unlike other ", " unlike most ", " unlike traditional ",
    " unlike existing ", " unlike many ",  " what sets "};

/// True when a name follows the cue: a capital that is no "Other" and no "This".
bool names_rival(std::string_view sentence, const std::vector<std::string>& subjects) {
  const std::string lower = in_lower_case(sentence);
  return std::any_of(kCues.begin(), kCues.end(), [&](std::string_view cue) {
    const std::size_t at = lower.find(cue);
    if (at == lower.npos || (at > 0 && is_alphanumeric(lower[at - 1]))) return false;
    std::string_view rest = trimmed(sentence.substr(at + cue.size()), " `*\"");
    if (rest.starts_with("the ")) rest.remove_prefix(4);
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,.;:"));
    // "faster than Python 3.10" is about versions, "compared to V1" too.
    const bool is_version = word.size() <= 3 && !word.empty() &&
                            (word[0] == 'v' || word[0] == 'V') && word.size() > 1 &&
                            is_digit(word[1]);
    // "Unlike X Server, X Edge ..." compares the thing with itself.
    const bool is_own = begins_with_subject(rest, subjects);
    // No names: others in general, versions, and the processor that it runs on.
    return !word.empty() && is_upper(word[0]) && word.size() > 1 && !is_version && !is_own &&
           !phrases::is_one_of(in_lower_case(word),
                               "other|others|most|many|all|this|that|previous|cpu|gpu|cpu-only|"
                               "gpu-only|cpus|gpus|version|the|using|when");
  });
}

bool claims_only(std::string_view sentence, const std::vector<std::string>& subjects) {
  const std::string words = phrases::joined_words(sentence);
  const bool has_cue = std::any_of(kOnlyCues.begin(), kOnlyCues.end(),
                                   [&words](auto cue) { return words.find(cue) != words.npos; });
  if (!has_cue) return false;
  // "The only difference" is about something else.
  return begins_with_subject(sentence, subjects) || words.starts_with(" unlike ") ||
         words.starts_with(" it ") || words.starts_with(" what sets ");
}

bool may_compare(const Section& section) {
  // Titles below which no capability stands are where rivals are spoken of.
  return section.kind != SectionKind::kExcluded ||
         title_has(plain_title(section.title),
                   "comparison|compared|alternatives|alternative|vs|"
                   "why|difference|differences|related projects");
}

bool is_tick(std::string_view cell) {
  constexpr std::array<std::string_view, 7> kTicks = {"✅", "✔", "✓", "☑", "🟢", "yes", "Yes"};
  return std::any_of(kTicks.begin(), kTicks.end(),
                     [cell](std::string_view tick) { return cell.starts_with(tick); });
}

bool is_cross(std::string_view cell) {
  return begins_with_cross(cell) || cell == "no" || cell == "No" || cell.starts_with("🔴");
}

class RivalryFinder {
 public:
  explicit RivalryFinder(const std::vector<std::string>& subjects) : subjects_(subjects) {}

  void read(const Section& section) {
    if (!may_compare(section)) return;
    section_ = &section;
    for (const Block* block : section.blocks) read_block(*block);
  }

  Rivalry take() { return std::move(out_); }

 private:
  void read_block(const Block& block) {
    // A quote holds other people's words, HTML badges and captions.
    if (block.from_html || block.kind == BlockKind::kCode || block.kind == BlockKind::kQuote)
      return;
    if (block.kind == BlockKind::kTable) return read_table(block);
    for (const phrases::Range& range : phrases::sentences(block.text.words)) {
      const std::string_view sentence = range.of(block.text.words);
      constexpr std::size_t kFewestWords = 6;
      if (phrases::words(sentence).size() < kFewestWords || sentence.ends_with(':') ||
          sentence.ends_with('?')) {
        continue;
      }
      // The name comes first: "Unlike Quern it is the only one that sifts" tells the two apart.
      if (names_rival(sentence, subjects_)) {
        add(out_.versus, std::string(sentence), block.line);
      } else if (claims_only(sentence, subjects_)) {
        add(out_.unique, std::string(sentence), block.line);
      }
    }
    for (const Block& child : block.children) read_block(child);
  }

  void read_table(const Block& table) {
    if (table.children.size() < 2) return;
    const std::vector<markdown::Text>& head = table.children.front().cells;
    std::size_t own = 0;
    for (std::size_t c = 1; c < head.size(); ++c) {
      const std::string name(trimmed(phrases::joined_words(head[c].words)));
      if (std::find(subjects_.begin(), subjects_.end(), name) != subjects_.end()) own = c;
    }
    // A table without a column of its own compares others.
    if (own == 0) return;
    for (std::size_t c = 1; c < head.size(); ++c) {
      if (c != own && !head[c].words.empty()) read_rival(table, own, c, head[c].words);
    }
  }

  void read_rival(const Block& table, std::size_t own, std::size_t other, std::string_view name) {
    constexpr std::size_t kMost = 6;
    std::string only;
    std::size_t count = 0;
    for (std::size_t i = 1; i < table.children.size() && count < kMost; ++i) {
      const std::vector<markdown::Text>& row = table.children[i].cells;
      if (row.size() <= std::max(own, other)) continue;
      // An empty cell may be a gap of the table: only a tick beside a cross is a difference.
      if (!is_tick(row[own].words) || !is_cross(row[other].words)) continue;
      only += (only.empty() ? "" : ", ") + row[0].words;
      ++count;
    }
    if (!only.empty()) {
      add(out_.versus,
          "Unlike " + std::string(catalogue::without_pictures(name)) + ", it has: " + only + ".",
          table.line);
    }
  }

  void add(Said& said, std::string sentence, std::size_t line) {
    catalogue::clean(sentence, catalogue::Breaks::kNone);
    if (said.text.size() + sentence.size() > kMostSaidBytes) return;
    if (said.text.find(sentence) != said.text.npos) return;
    if (said.text.empty()) {
      said.path = section_->path;
      said.line = line;
    }
    said.text += (said.text.empty() ? "" : " ") + sentence;
  }

  const std::vector<std::string>& subjects_;
  const Section* section_ = nullptr;
  Rivalry out_;
};

}  // namespace

Rivalry find_rivalry(const Sections& sections, const std::vector<std::string>& subjects) {
  RivalryFinder finder(subjects);
  for (const Section& section : sections.all) finder.read(section);
  return finder.take();
}

}  // namespace matchgraph::readme
