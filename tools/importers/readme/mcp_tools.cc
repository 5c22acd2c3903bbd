#include "tools/importers/readme/mcp_tools.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_rules.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::BlockKind;
using markdown::SpanKind;
using markdown::Text;

/// "The 12 tools", "Wiki tools", "Tools & actions"; of "Build tools" a developer has use.
bool is_about_tools(const std::string& plain) {
  constexpr std::size_t kMostWords = 4;
  const std::vector<std::string> words = phrases::words(plain);
  if (words.empty() || words.size() > kMostWords) return false;
  return (words.front() == "tools" || words.back() == "tools") &&
         !title_has(plain,
                    "build|dev|development|developer|related|other|external|third|similar|used|"
                    "required|install|installing|configuring|how|using|testing|adding|debugging");
}

bool is_tools_title(std::string_view title) {
  const std::string plain = plain_title(title);
  if (is_about_tools(plain)) return true;
  // As READMEs of servers word and translate it.
  return title_has(plain,
                   "=tools|available tools|mcp tools|tools provided|provided tools|supported tools|"
                   "tool list|list of tools|tools available|tool reference|tools reference|"
                   "available functions|=functions|tools overview|tools list|tool overview|"
                   "=tool|available mcp tools|server tools|tools and resources|core tools|"
                   "=工具|可用工具|工具列表|=ツール|利用可能なツール|=도구|=werkzeuge|=outils|"
                   "=herramientas|=ferramentas|=инструменты");
}

/// The name of a tool: one word of letters, digits, '_', '-', '.', ':' and '/'; what follows in
/// brackets is its parameters.
std::string tool_name(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  text = trimmed(catalogue::without_pictures(text), " \t:*`");
  text = text.substr(0, text.find('('));
  const bool is_name =
      !text.empty() && text.size() <= kLongest && is_letter(text[0]) &&
      std::all_of(text.begin(), text.end(), [](char c) {
        return is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':' || c == '/';
      });
  return is_name ? std::string(text) : std::string();
}

/// A name that cannot be a word of a sentence: "create_issue", "createIssue".
bool is_surely_name(std::string_view name) {
  const bool has_hump = std::adjacent_find(name.begin(), name.end(), [](char a, char b) {
                          return is_lower(a) && is_upper(b);
                        }) != name.end();
  return has_hump || name.find('_') != name.npos;
}

/// What may stand between two names.
bool is_one_of_marks(std::string_view between) {
  return between == "," || between == "/" || between == "and" || between == "&" ||
         between == ", and" || between == "or" || between == "+";
}

struct Lead {
  std::string name;
  std::size_t end = 0;  ///< of its bytes in the text
};

/// The name that an item begins with, in code or bold, or as a word that is surely one.
Lead lead_of(const Text& text) {
  const std::string_view words = text.words;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != SpanKind::kCode && span.kind != SpanKind::kStrong) continue;
    if (!catalogue::without_pictures(words.substr(0, span.begin)).empty()) continue;
    std::string name = tool_name(words.substr(span.begin, span.end - span.begin));
    if (!name.empty()) return {std::move(name), span.end};
  }
  const std::size_t end = std::min(words.find_first_of(" :("), words.size());
  std::string name = tool_name(words.substr(0, end));
  if (is_surely_name(name)) return {std::move(name), end};
  return {};
}

/// The names of "`open_sack`, `close_sack` and `weigh_sack`"; empty where it begins with one only.
std::vector<std::string> several_names(const Text& text) {
  const std::string_view words = text.words;
  std::vector<std::string> out;
  std::size_t at = 0;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != SpanKind::kCode) continue;
    const std::string_view between = trimmed(words.substr(at, span.begin - at));
    const bool goes_on = out.empty() ? between.empty() : is_one_of_marks(between);
    std::string name = tool_name(words.substr(span.begin, span.end - span.begin));
    if (!goes_on || !is_surely_name(name)) break;
    out.push_back(std::move(name));
    at = span.end;
  }
  if (out.size() < 2) out.clear();
  return out;
}

/// What follows the name on its line: "(x, y): Adds them." -> "Adds them."
std::string behind_lead(const Text& text, std::size_t end) {
  std::string_view rest = trimmed(std::string_view(text.words).substr(end), " \t*`");
  if (rest.starts_with('(')) {
    const std::size_t close = rest.find(')');
    if (close != rest.npos) rest = trimmed(rest.substr(close + 1), " \t*`");
  }
  for (const std::string_view mark : {"–", "—", "-", ":", "：", "→"}) {
    if (rest.starts_with(mark)) rest = trimmed(rest.substr(mark.size()), " \t");
  }
  return std::string(catalogue::without_pictures(rest.substr(0, rest.find('\n'))));
}

/// The value of "Description: ...", else the first line below that is no field and no code.
std::string description_below(const Block& item) {
  std::string plain;
  for (const Block& child : item.children) {
    if (child.kind == BlockKind::kParagraph && plain.empty()) plain = child.text.words;
    if (child.kind != BlockKind::kList) continue;
    for (const Block& line : child.children) {
      const std::string_view words = line.text.words;
      constexpr std::string_view kWideColon = "：";
      const std::size_t narrow = words.find(": ");
      const std::size_t colon = std::min(narrow, words.find(kWideColon));
      const std::size_t width = colon == narrow ? 1 : kWideColon.size();
      // What is longer in front of a colon is the beginning of a sentence.
      const auto role =
          colon < 30 ? importers::role_of_label(words.substr(0, colon)) : importers::Role::kNone;
      if (role == importers::Role::kDescription) {
        return std::string(trimmed(words.substr(colon + width), " \t"));
      }
      const bool is_plain = colon == words.npos && lead_of(line.text).name.empty() &&
                            phrases::words(words).size() > 2;
      if (is_plain && plain.empty()) plain = words;
    }
  }
  return plain;
}

/// True for a word over a list of names: "**Issues**" over its tools.
bool is_group(const Block& item, const Lead& lead) {
  if (is_surely_name(lead.name) || !behind_lead(item.text, lead.end).empty()) return false;
  return std::any_of(item.children.begin(), item.children.end(), [](const Block& child) {
    return child.kind == BlockKind::kList && !child.children.empty() &&
           is_surely_name(lead_of(child.children.front().text).name);
  });
}

/// "(string, optional)" behind a name: a parameter.
bool is_parameter(const Text& item, const Lead& lead) {
  const std::string_view rest = trimmed(std::string_view(item.words).substr(lead.end), " \t*`:-");
  if (!rest.starts_with('(') && !rest.starts_with('[')) return false;
  return title_has(phrases::joined_words(rest.substr(0, rest.find_first_of(")]"))),
                   "string|integer|int|number|float|boolean|bool|array|object|list|enum|optional|"
                   "required|default");
}

/// "Get issue" of `get_issue`, and neither `ISSUE_KEY` nor the parameter of another.
bool is_described_tool(const Block& item) {
  const Lead lead = lead_of(item.text);
  const bool is_variable = std::none_of(lead.name.begin(), lead.name.end(), is_lower);
  if (!is_surely_name(lead.name) || is_variable || is_parameter(item.text, lead)) return false;
  return !behind_lead(item.text, lead.end).empty() || !description_below(item).empty();
}

bool is_input_title(std::string_view title) {
  // What a tool takes, gives back and needs, of which none is a tool.
  return title_has(plain_title(title),
                   "parameter|parameters|argument|arguments|option|options|config|configuration|"
                   "configure|configuring|environment|variable|variables|setting|settings|input|"
                   "inputs|output|outputs|response|schema|field|fields|property|properties|flag|"
                   "flags|requirements|returns|resource|resources|prompt|prompts|example|"
                   "examples|structure|files|error|errors");
}

bool is_about_input(const Section& section) {
  return std::any_of(section.path.begin(), section.path.end(),
                     [](const std::string& title) { return is_input_title(title); });
}

/// Below a tool: what it takes, what it answers, and when to call it.
bool is_manual_of_tool(std::string_view title) {
  return is_input_title(title) ||
         title_has(plain_title(title),
                   "status|statuses|state|states|best for|recommended|usage|mistakes|when to use|"
                   "how to|notes|note|behavior|behaviour|values|modes|format|formats|limits");
}

/// The name of the tool that a title tells of: "2. Fill a sack (`fill_sack`)" -> "fill_sack".
std::string name_in_title(std::string_view title) {
  std::string found;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find_first_of(" ()[],"), title.size());
    std::string name = tool_name(title.substr(0, end));
    title.remove_prefix(std::min(end + 1, title.size()));
    // "JavaScript" has a hump as well; words of a title have no low line.
    if (!is_surely_name(name) || name.find('_') == name.npos) continue;
    // Of several names none is that of the title.
    if (!found.empty()) return {};
    found = std::move(name);
  }
  return found;
}

bool is_tool_table(const Block& table) {
  if (table.children.size() < 2 || table.children.front().cells.empty()) return false;
  return title_has(plain_title(table.children.front().cells[0].words),
                   "=tool|=tools|=tool name|=mcp tool|=mcp tools");
}

class ToolReader {
 public:
  /// The lists and tables of tools of a section on something else.
  void read_held(const Section& section) {
    section_ = &section;
    for (const Block* block : section.blocks) {
      if (!holds_tools(section, *block)) continue;
      block->kind == BlockKind::kList ? read_list(*block) : read_table(*block);
    }
  }

  void read(const Section& section) {
    section_ = &section;
    if (!is_tools_title(section.title)) {
      std::string name = tool_name(section.title);
      if (name.empty()) name = name_in_title(section.title);
      // "Parameters" below a tool is a word, not a tool.
      const bool is_tool = is_surely_name(name) || name.find('-') != name.npos ||
                           (!name.empty() && is_lower(name[0]));
      if (is_tool) {
        // What lies below is about this tool, until a section of its level or a higher one begins.
        tool_depth_ = section.path.size();
        return add(name, first_sentence(section), section.line);
      }
      if (section.path.size() > tool_depth_ && tool_depth_ > 0) return;
      if (is_manual_of_tool(section.title)) return;
    }
    tool_depth_ = 0;
    bool is_of_values = false;
    for (const Block* block : section.blocks) {
      if (block->kind == BlockKind::kParagraph) is_of_values = introduces_values(block->text.words);
      if (block->kind == BlockKind::kList && !is_of_values) read_list(*block);
      if (block->kind == BlockKind::kTable) read_table(*block);
    }
  }

  std::vector<FoundCapability> take() { return std::move(found_); }

 private:
  /// "Each edge carries a `level` field:" is over what the field may hold.
  static bool introduces_values(std::string_view words) {
    if (!words.ends_with(':')) return false;
    const std::vector<phrases::Range> found = phrases::sentences(words);
    if (found.empty()) return false;
    return title_has(phrases::joined_words(found.back().of(words)),
                     "field|fields|value|values|parameter|parameters|argument|arguments|variable|"
                     "variables|option|options|one of");
  }

  static std::string first_sentence(const Section& section) {
    for (const Block* block : section.blocks) {
      if (block->kind != BlockKind::kParagraph || block->from_html) continue;
      const std::vector<phrases::Range> found = phrases::sentences(block->text.words);
      if (!found.empty() && !block->text.words.ends_with(':')) {
        return std::string(found.front().of(block->text.words));
      }
    }
    return {};
  }

  void read_list(const Block& list) {
    for (const Block& item : list.children) {
      const Lead lead = lead_of(item.text);
      const std::vector<std::string> several = several_names(item.text);
      // What is said behind the last is said of all or of none.
      for (const std::string& name : several) add(name, {}, item.line);
      if (!several.empty()) continue;
      if (!lead.name.empty() && !is_group(item, lead)) {
        std::string text = behind_lead(item.text, lead.end);
        if (text.empty()) text = description_below(item);
        add(lead.name, text, item.line);
        continue;
      }
      // A group of tools: "**Issues**" over a list of them.
      for (const Block& child : item.children) {
        if (child.kind == BlockKind::kList) read_list(child);
      }
    }
  }

  void read_table(const Block& table) {
    if (table.children.empty()) return;
    // The column behind the names, where no head says which one describes.
    std::size_t described = 1;
    const std::vector<Text>& head = table.children.front().cells;
    // Such a table tells what one tool takes.
    if (head.empty() || title_has(plain_title(head[0].words),
                                  "parameter|parameters|option|argument|variable|property|field|"
                                  "key|environment variable|flag|setting")) {
      return;
    }
    for (std::size_t c = 1; c < head.size(); ++c) {
      if (importers::role_of_label(head[c].words) == importers::Role::kDescription) described = c;
    }
    for (std::size_t i = 1; i < table.children.size(); ++i) {
      const Block& row = table.children[i];
      if (row.cells.size() <= described) continue;
      const std::string name = tool_name(row.cells[0].words);
      if (!name.empty()) add(name, row.cells[described].words, row.line);
    }
  }

  void add(const std::string& name, std::string_view description, std::size_t line) {
    if (found_.size() >= kMostCapabilities || !names_.insert(in_lower_case(name)).second) return;
    constexpr std::size_t kMostTextBytes = 400;
    FoundCapability tool;
    tool.name = name;
    for (const phrases::Range& range : phrases::sentences(description)) {
      const std::string_view sentence = range.of(description);
      if (tool.text.size() + sentence.size() > kMostTextBytes) break;
      tool.text += (tool.text.empty() ? "" : " ") + std::string(sentence);
    }
    if (tool.text.empty()) tool.text = words_of_tool(name);
    catalogue::clean(tool.text, catalogue::Breaks::kLinesAndTabs);
    tool.path = section_->path;
    tool.line = line;
    tool.is_certain = true;
    if (!tool.text.empty()) found_.push_back(std::move(tool));
  }

  const Section* section_ = nullptr;
  std::size_t tool_depth_ = 0;  ///< of the section that is a tool; 0: none is open
  std::set<std::string> names_;
  std::vector<FoundCapability> found_;
};

}  // namespace

std::string words_of_tool(const std::string& name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    if (c == '_' || c == '-' || c == '.' || c == ':' || c == '/') {
      out += ' ';
    } else if (at > 0 && is_upper(c) && is_lower(name[at - 1])) {
      out += ' ';
      out += to_lower(c);
    } else {
      out += c;
    }
  }
  return phrases::capitalised(out);
}

bool is_tool_section(const Section& section) {
  return std::any_of(section.path.begin(), section.path.end(),
                     [](const std::string& title) { return is_tools_title(title); });
}

bool holds_tools(const Section& section, const Block& block) {
  if (block.kind == BlockKind::kTable) return is_tool_table(block);
  if (block.kind != BlockKind::kList || section.kind == SectionKind::kExcluded) return false;
  if (is_about_input(section)) return false;
  return !block.children.empty() &&
         std::all_of(block.children.begin(), block.children.end(), is_described_tool);
}

std::vector<FoundCapability> read_mcp_tools(const Sections& sections) {
  ToolReader reader;
  for (const Section& section : sections.all) {
    is_tool_section(section) ? reader.read(section) : reader.read_held(section);
  }
  return reader.take();
}

}  // namespace matchgraph::readme
