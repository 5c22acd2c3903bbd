#include "tools/importers/pages/page_body.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/page/page_wording.h"
#include "text/unicode_text.h"

namespace matchgraph::page {
namespace {

using Names = std::array<std::string, 2>;
using Counts = std::array<std::optional<std::int64_t>, 2>;

/// In whatever words: it starts with one of the names and quotes a rank, or says that there is
/// none.
bool is_verdict_sentence(std::string_view line, const Names& names) {
  const bool starts_with_name = line.starts_with(names[0]) || line.starts_with(names[1]);
  return (starts_with_name && line.find("/100") != line.npos) ||
         line.starts_with("The ranks of " + names[0]);
}

/// Where the verdict stands: lines [begin, end). Its three lines always follow one another; the
/// heading above them belongs to the clean layout.
struct VerdictBlock {
  std::size_t begin;
  std::size_t end;
  std::optional<Line> sentence;
};

std::optional<VerdictBlock> find_verdict(std::span<const Line> lines, const Names& names) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].text != kSomethingDifferent) continue;
    if (!lines[i + 1].text.starts_with(kSearchTheGraph)) continue;
    VerdictBlock block{.begin = i, .end = i + 2, .sentence = std::nullopt};
    const bool has_heading = i > 1 && lines[i - 2].text == kVerdict;
    if (has_heading || (i > 0 && is_verdict_sentence(lines[i - 1].text, names))) {
      block.begin = i - (has_heading ? 2 : 1);
      block.sentence = lines[i - 1];
    }
    return block;
  }
  return std::nullopt;
}

/// The text after a prefix; also when an editor took the space at the line's end.
std::optional<std::string_view> after(std::string_view line, std::string_view prefix) {
  if (line.starts_with(prefix)) return line.substr(prefix.size());
  if (line == prefix.substr(0, prefix.size() - 1)) return std::string_view();
  return std::nullopt;
}

/// Sorts lines into the capabilities of two entities.
class ListReader {
 public:
  ListReader(Body& body, const Names& names, const Counts& counts, catalogue::DiagnosticLog& log)
      : body_(body), names_(names), counts_(counts), log_(log) {}

  void read(const Line& line, bool is_below_verdict) {
    log_.set_line(line.number);
    if (body_.has_headings && take_heading(line.text)) return;
    if (const auto unique = after(line.text, kUnique)) return add_unique(*unique);
    if (const auto versus = after(line.text, kVersus)) return add_versus(*versus);
    if (const auto more = parse_more_line(line.text)) return add_more(*more);
    // Only when both lists are complete; until then a line may be a capability that the layout put
    // below the verdict.
    if (is_below_verdict && adds_up(0) && adds_up(1)) {
      log_.warn("", "text below the page, left out: " + catalogue::shorten(line.text), "");
      return;
    }
    add_text(line);
  }

  /// Checks what no single line shows.
  void finish() {
    for (std::size_t i = 0; i < 2; ++i) {
      check_total(i);
      for (const Entry& entry : entries_[i]) check_whole(i, entry);
    }
    for (std::size_t i = 0; i < 2; ++i) {
      if (!body_.has_headings || seen_[i]) continue;
      log_.set_line(0);
      log_.error("", fmt::format("no line \"{}\"", catalogue::shorten(heading(names_[i]), 80)), "");
    }
  }

 private:
  struct Entry {
    std::size_t line;
    bool has_unique = false;
    bool has_versus = false;
  };

  bool take_heading(std::string_view text) {
    for (std::size_t i = 0; i < 2; ++i) {
      if (!is_heading(text, names_[i])) continue;
      if (seen_[i]) log_.error("", "a heading for the second time", "");
      seen_[i] = true;
      side_ = i;
      return true;
    }
    return false;
  }

  std::size_t shown(std::size_t side) const { return entries_[side].size(); }

  /// How many capabilities of the entity a page shows at most.
  std::optional<std::size_t> room(std::size_t side) const {
    if (!counts_[side]) return std::nullopt;
    return std::min<std::size_t>(kMostShown, static_cast<std::size_t>(*counts_[side]));
  }

  bool adds_up(std::size_t side) const {
    if (!counts_[side]) return false;
    return *counts_[side] - static_cast<std::int64_t>(shown(side)) == more_[side].value_or(0);
  }

  void add_text(const Line& line) {
    if (body_.has_headings && !seen_[0] && !seen_[1]) {
      log_.error("", "text before the first heading: " + catalogue::shorten(line.text), "");
      return;
    }
    // Without headings only the stated number tells where the first list ends.
    if (!body_.has_headings && side_ == 0 && shown(0) >= room(0).value_or(0)) side_ = 1;
    if (line.text.starts_with(kSearchTheGraph)) {
      log_.warn("", "looks like a page's end, read as a capability's text", "");
    }
    const std::string text = unescape_text(line.text, names_[0], names_[1]);
    body_.capabilities[side_].push_back(
        {.capability =
             {.text = text, .name = {}, .unique = {}, .versus = {}, .tags = {}, .extra = {}},
         .line = line.number});
    entries_[side_].push_back({.line = line.number});
  }

  void add_unique(std::string_view text) {
    // "Unique" stands before "vs alternatives" everywhere: behind it, it is that of a capability
    // whose line is lost.
    if (entries_[side_].empty() || entries_[side_].back().has_unique ||
        entries_[side_].back().has_versus) {
      log_.error("Unique", "the line has no capability of its own above it", "is a line missing?");
      return;
    }
    entries_[side_].back().has_unique = true;
    body_.capabilities[side_].back().capability.unique = text;
  }

  void add_versus(std::string_view text) {
    if (entries_[side_].empty() || entries_[side_].back().has_versus) {
      log_.error("vs alternatives", "the line has no capability of its own above it",
                 "is a line missing?");
      return;
    }
    entries_[side_].back().has_versus = true;
    body_.capabilities[side_].back().capability.versus = text;
  }

  void add_more(std::int64_t count) {
    if (!body_.has_headings && side_ == 0) {
      // A list that is complete is not followed by "+k more": this line then belongs to the second
      // entity, of which the page lists nothing.
      const bool is_of_first = !counts_[0] || *counts_[0] > static_cast<std::int64_t>(shown(0));
      if (!is_of_first) side_ = 1;
    }
    if (more_[side_]) log_.error("", "a second line says how many capabilities more there are", "");
    more_[side_] = count;
    if (!body_.has_headings && side_ == 0) side_ = 1;
  }

  void check_total(std::size_t side) {
    if (!counts_[side]) {
      log_.set_line(0);
      if (!body_.has_headings && side == 0) {
        log_.error("Capabilities",
                   "no count of the first entity's capabilities, and no headings: where its list "
                   "ends is unknown",
                   "");
      }
      return;
    }
    if (adds_up(side)) return;
    log_.set_line(entries_[side].empty() ? 0 : entries_[side].back().line);
    const std::string reason = fmt::format(
        "{} capabilities of {} are stated, {} are shown, and {}", *counts_[side],
        catalogue::shorten(names_[side]), shown(side),
        more_[side] ? fmt::format("{} more said to exist", *more_[side]) : "no line tells of more");
    // Without headings, a first list that is full ends there whatever else; a second one is cut
    // off.
    const bool is_full = side == 0 && !more_[side] && shown(side) == room(side);
    // Whose capabilities they are is known, so the page can be used.
    if (body_.has_headings || is_full) {
      log_.warn("Capabilities", reason, "");
    } else {
      log_.error("Capabilities", reason + ": whose they are is unknown",
                 "the page may be cut off, or a line is missing");
    }
  }

  void check_whole(std::size_t side, const Entry& entry) {
    if (entry.has_unique && entry.has_versus) return;
    log_.set_line(entry.line);
    const char* const missing = entry.has_unique   ? "no \"vs alternatives:\" line"
                                : entry.has_versus ? "no \"Unique:\" line"
                                                   : "neither \"Unique:\" nor \"vs alternatives:\"";
    log_.warn("Capabilities",
              fmt::format("a capability of {} has {}", catalogue::shorten(names_[side]), missing),
              "");
  }

  Body& body_;
  const Names& names_;
  const Counts& counts_;
  catalogue::DiagnosticLog& log_;
  std::size_t side_ = 0;
  std::array<bool, 2> seen_ = {};
  std::array<std::vector<Entry>, 2> entries_;
  std::array<std::optional<std::int64_t>, 2> more_;
};

}  // namespace

Body read_body(std::span<const Line> lines, const Names& names, const Counts& counts,
               catalogue::DiagnosticLog& log) {
  Body body;
  // One is enough: a page that lost the other must not be read as one that never had any.
  body.has_headings = std::any_of(lines.begin(), lines.end(), [&names](const Line& line) {
    return is_heading(line.text, names[0]) || is_heading(line.text, names[1]);
  });
  const std::optional<VerdictBlock> block = find_verdict(lines, names);
  if (!block && body.has_headings) {
    log.set_line(lines.back().number);
    log.error("Verdict", "the page ends without one", "the page may be cut off");
  } else if (!block) {
    log.set_line(0);
    log.warn("Verdict", "the page has none", "the page may be cut off");
  } else if (!block->sentence) {
    log.set_line(lines[block->begin].number);
    log.warn("Verdict", "no sentence says who scores higher", "");
  }
  if (block) body.verdict = block->sentence;

  ListReader reader(body, names, counts, log);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (block && i >= block->begin && i < block->end) continue;
    reader.read(lines[i], block && i >= block->end);
  }
  reader.finish();
  return body;
}

}  // namespace matchgraph::page
