#include "tools/importers/records/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/lists/item_text.h"
#include "tools/importers/lists/list_types.h"
#include "tools/importers/markdown/source_address.h"

namespace matchgraph::records {
namespace {

using awesome::Item;
using awesome::NamedLink;
using importers::Role;

/// Types that catalogues know, which a field may state.
constexpr std::array<std::string_view, 21> kTypes = {
    "agent",     "api",        "app",       "benchmark", "cli",        "dataset", "document",
    "extension", "fine-tune",  "framework", "library",   "mcp-server", "model",   "platform",
    "prompt",    "repository", "skill",     "template",  "tool",       "web-app", "workflow"};

std::string known_type(std::string_view value) {
  std::string slug = catalogue::slug(value);
  // "Models" and "Tools" are lists of them.
  if (slug.ends_with('s')) slug.pop_back();
  const bool is_known = std::find(kTypes.begin(), kTypes.end(), slug) != kTypes.end();
  return is_known ? slug : std::string();
}

/// The addresses of a value: one, or several between blanks, commas and semicolons.
void add_addresses(const RecordField& field, std::vector<NamedLink>& out) {
  std::string_view rest = field.value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" ,;\n\t|"), rest.size());
    std::string address(trimmed(rest.substr(0, end), " <>()[]\"'"));
    // "github.com/acme/mill" is written without its scheme often enough.
    if (address.starts_with("github.com/") || address.starts_with("www.")) {
      address.insert(0, "https://");
    }
    if (is_web_address(address)) out.push_back({field.label, std::move(address)});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// "one; two" and lines, each a feature.
void add_features(std::string_view value, std::vector<std::string>& out) {
  while (!value.empty()) {
    // A bar parts features as well, since cells of tables that were turned into sheets have them.
    const std::size_t end = std::min(value.find_first_of(";\n|"), value.size());
    std::string text = awesome::plain_line(trimmed(value.substr(0, end), " \t-*"));
    if (!text.empty()) out.push_back(std::move(text));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
}

bool is_link(Role role) {
  return role == Role::kLink || role == Role::kRepository || role == Role::kPaper;
}

bool is_true(const std::string& value) {
  const std::string lower = in_lower_case(value);
  return lower == "true" || lower == "yes" || lower == "1";
}

}  // namespace

std::string shown_record(const Record& record) {
  std::string out;
  for (const RecordField& field : record.fields) {
    if (!field.value.empty()) out += (out.empty() ? "" : " | ") + field.value;
  }
  return catalogue::shorten(out);
}

bool add_record(const Record& record, awesome::Drafts& drafts, catalogue::DiagnosticLog& log) {
  Item item;
  std::string type = record.type;
  std::vector<NamedLink> links;
  std::vector<std::string> features;
  std::vector<std::pair<Role, std::string>> facts;
  for (const RecordField& field : record.fields) {
    if (field.value.empty()) continue;
    // "project: https://..." is an address, whatever it is called.
    const bool is_address =
        is_link(field.role) || (field.role == Role::kName && is_web_address(field.value));
    if (is_address) {
      add_addresses(field, links);
    } else if (field.role == Role::kName) {
      if (item.name.empty()) item.name = awesome::plain_line(field.value);
    } else if (field.role == Role::kDescription) {
      // The first is the short one, most often.
      if (item.description.empty()) item.description = awesome::plain_line(field.value);
    } else if (field.role == Role::kFeatures) {
      add_features(field.value, features);
    } else if (field.role == Role::kType && type.empty() && !known_type(field.value).empty()) {
      type = known_type(field.value);
    } else if (field.role == Role::kNone) {
      const std::string label = in_lower_case(field.label);
      if ((label == "archived" || label == "deprecated") && is_true(field.value)) {
        item.deprecated = true;
      }
    } else {
      facts.emplace_back(field.role, field.value);
    }
  }
  if (const NamedLink* best = awesome::best_link(links)) item.address = best->address;
  if (item.name.empty() && !item.address.empty()) {
    const SourceAddress address = read_address(item.address);
    item.name = address.name.empty() ? address.id : address.name;
  }
  if (item.name.empty()) {
    log.set_line(record.line);
    log.warn(
        "",
        fmt::format("entry \"{}\" left out: it has no name and no address", shown_record(record)),
        "");
    return false;
  }
  item.links = links;
  // Of a record no list and no heading says what it is.
  if (type.empty()) type = awesome::type_of_entry({}, item.address);
  const std::string summary = item.description;
  // Where features are told one by one, the description sums them up.
  if (!features.empty()) item.description.clear();
  const std::size_t draft = drafts.add(item, type, record.line);
  if (drafts.entity(draft).summary.empty()) drafts.entity(draft).summary = summary;
  for (const std::string& group : record.groups) {
    importers::add_once(drafts.entity(draft).tags, group);
  }
  drafts.add_facts(draft, facts);
  for (const std::string& feature : features) drafts.add_capability(draft, feature);
  return true;
}

}  // namespace matchgraph::records
