// The sections of a README -> its capabilities, each with the place it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tools/importers/readme/readme_sections.h"

namespace matchgraph::readme {

/// As what a line stands in its file.
enum class Form : std::uint8_t {
  kDefinition,  ///< the sentence that says what the thing is
  kSentence,
  kItem,   ///< of a list
  kEntry,  ///< a title with what stands below it
  kRow,    ///< of a table
  kNames   ///< a list or column of names, joined
};

/// How a line was found, which tells as much of it as its words do.
struct Origin {
  Form form = Form::kSentence;
  SectionKind section = SectionKind::kIntroduction;
  SectionKind above = SectionKind::kIntroduction;  ///< kind of the section above that one
  bool is_labelled = false;  ///< an item that calls itself something: "**Sieve**: ..."
  bool is_led = false;       ///< a line before the list announces it
  bool has_code = false;     ///< some of its words are code
  bool is_of_card = false;   ///< in a card of the hub
  bool is_opening = false;   ///< the line right below the title (opening_line.h)
  std::size_t siblings = 0;  ///< items of its list, or sentences of its paragraph, itself included
  std::size_t list = 0;      ///< where its list begins, the same for all items of it; 0: no item
};

struct FoundCapability {
  std::string name;  ///< short
  std::string text;
  std::vector<std::string> path;  ///< titles above it, the outermost first; empty: introduction
  std::size_t line = 0;
  Origin origin;
  /// Stated by itself: a tool of a server, the task of a card, one of several deeds. It is never
  /// merged with others that are alike.
  bool is_certain = false;
  std::string sentence;   ///< that it was taken out of, when it is a part of one; usually empty
  std::string refers_to;  ///< slug of the title that it leads to, for merging; usually empty
};

/// What the finder has to know of the file.
struct FinderOptions {
  bool is_card = false;    ///< of the hub: its headings are no capabilities
  bool is_server = false;  ///< of MCP: sections on its tools are read elsewhere
  bool is_english = true;  ///< else only lists below known headings are taken
  bool is_strict = true;   ///< else lines of little evidence (line_evidence.h) are found as well
};

/// What capability_rules.h takes, in the order of the file; of items that say nearly the same the
/// fuller one stays, at the place of the first. `summary` is the sentence that says what the thing
/// is; `subjects` are its names, lower case.
/// Cost: quadratic in the capabilities that are found, at most kMostCapabilities.
std::vector<FoundCapability> find_capabilities(const Sections& sections, const std::string& summary,
                                               const std::vector<std::string>& subjects,
                                               const FinderOptions& options = {});

/// Further ones are left out.
inline constexpr std::size_t kMostCapabilities = 200;

}  // namespace matchgraph::readme
