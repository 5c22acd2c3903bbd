#include "tools/importers/records/yaml_list.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/ascii.h"
#include "tools/importers/records/record.h"
#include "tools/importers/records/record_files.h"

namespace matchgraph {
namespace {

using importers::Role;
using records::Record;

/// Of an entry in groups within groups; what is deeper is no list that somebody wrote.
constexpr std::size_t kMaxYamlDepth = 16;
/// Aliases let a short file stand for a long one.
constexpr std::size_t kMaxYamlNodes = 2'000'000;

std::string scalar_of(const YAML::Node& node) {
  if (!node.IsScalar()) return {};
  const std::string& text = node.Scalar();
  const std::string_view plain = trimmed(text);
  // What YAML has for nothing is no value.
  return plain == "null" || plain == "~" ? std::string() : std::string(plain);
}

/// "docker, python" of a list of words, "a: b" of none.
std::string joined_scalars(const YAML::Node& list) {
  std::string out;
  for (const YAML::Node& one : list) {
    const std::string text = scalar_of(one);
    if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
  }
  return out;
}

/// Labels of nested mappings that belong to their entry; others are groups of their own.
/// Docker's registry and lists of awesome-selfhosted put an entry's own facts one level down.
bool is_part(std::string_view label) {
  return label == "about" || label == "meta" || label == "source" || label == "extra" ||
         label == "links" || label == "metadata" || label == "info" || label == "urls";
}

class YamlReader {
 public:
  YamlReader(awesome::Drafts& drafts, catalogue::DiagnosticLog& log) : drafts_(drafts), log_(log) {}

  void read(const YAML::Node& node, std::size_t depth = 0) {
    if (depth > kMaxYamlDepth || ++nodes_ > kMaxYamlNodes) return;
    if (node.IsSequence()) {
      for (const YAML::Node& one : node) read(one, depth + 1);
    } else if (node.IsMap()) {
      read_map(node, depth);
    }
  }

  bool is_cut() const { return nodes_ > kMaxYamlNodes; }

 private:
  void read_map(const YAML::Node& map, std::size_t depth) {
    Record record;
    record.line = line_of(map);
    add_fields(map, record, depth);
    const auto has = [&record](auto... roles) {
      return std::any_of(record.fields.begin(), record.fields.end(), [&](const auto& field) {
        return ((field.role == roles) || ...) && !field.value.empty();
      });
    };
    const bool is_entry = has(Role::kName) &&
                          has(Role::kLink, Role::kRepository, Role::kDescription, Role::kFeatures);
    const std::string group = is_entry ? std::string() : name_of_group(record);
    if (is_entry) {
      record.groups = groups_;
      if (is_docker_server(map)) record.type = "mcp-server";
      if (needs_secret(map)) record.groups.push_back("needs-key");
      records::add_record(record, drafts_, log_);
    }
    if (!group.empty()) groups_.push_back(group);
    for (const auto& member : map) {
      const bool is_list = member.second.IsSequence() || member.second.IsMap();
      const std::string label = in_lower_case(scalar_of(member.first));
      // "tools: [...]" at the top groups what is in it as well.
      const bool names_group = !is_entry && group.empty() && is_list && !label.empty() &&
                               member.second.IsSequence() && member.second.size() > 0 &&
                               member.second[0].IsMap() && depth < 2 && is_topic(label);
      if (names_group) groups_.push_back(scalar_of(member.first));
      // What is a part was read with its entry.
      if (is_list && !is_part(label)) read(member.second, depth + 1);
      if (names_group) groups_.pop_back();
    }
    if (!group.empty()) groups_.pop_back();
  }

  /// Names of lists that say nothing of what is in them.
  static bool is_topic(std::string_view label) {
    return label != "items" && label != "landscape" && label != "subcategories" &&
           label != "categories" && label != "entries" && label != "list" && label != "data" &&
           label != "software" && label != "resources" && label != "projects" && label != "tools";
  }

  void add_fields(const YAML::Node& map, Record& record, std::size_t depth) {
    for (const auto& member : map) {
      // Each field is counted, as aliases may repeat a mapping of many fields without end.
      if (++nodes_ > kMaxYamlNodes) return;
      const std::string label = scalar_of(member.first);
      if (member.second.IsMap() && is_part(in_lower_case(label)) && depth < kMaxYamlDepth) {
        add_part(member.second, record, depth);
        continue;
      }
      std::string value =
          member.second.IsSequence() ? joined_scalars(member.second) : scalar_of(member.second);
      record.fields.push_back({label, std::move(value), importers::role_of_label(label)});
    }
  }

  /// What stands in "about" or "meta" says more than what stands beside it: it comes first.
  void add_part(const YAML::Node& map, Record& record, std::size_t depth) {
    Record part;
    add_fields(map, part, depth + 1);
    record.fields.insert(record.fields.begin(), part.fields.begin(), part.fields.end());
  }

  static std::string name_of_group(const Record& record) {
    for (const auto& field : record.fields) {
      const bool is_name = field.role == Role::kName || field.role == Role::kCategory ||
                           in_lower_case(field.label) == "subcategory";
      if (is_name && !field.value.empty()) return field.value;
    }
    return {};
  }

  static bool is_docker_server(const YAML::Node& map) {
    return map["image"].IsDefined() && map["about"].IsDefined() && map["source"].IsDefined();
  }

  // Whether a key is needed is all that is told of the configuration.
  static bool needs_secret(const YAML::Node& map) {
    const YAML::Node config = map["config"];
    return config.IsDefined() && config.IsMap() && config["secrets"].IsDefined();
  }

  static std::size_t line_of(const YAML::Node& node) {
    return node.Mark().line < 0 ? 0 : static_cast<std::size_t>(node.Mark().line) + 1;
  }

  awesome::Drafts& drafts_;
  catalogue::DiagnosticLog& log_;
  std::vector<std::string> groups_;
  std::size_t nodes_ = 0;
};

void read_yaml(std::string_view bytes, awesome::Drafts& drafts, catalogue::DiagnosticLog& log) {
  try {
    YamlReader reader(drafts, log);
    for (const YAML::Node& document : YAML::LoadAll(std::string(bytes))) reader.read(document);
    if (reader.is_cut()) {
      log.set_line(0);
      log.warn("", fmt::format("more than {} values", kMaxYamlNodes), "the rest is left out");
    }
  } catch (const YAML::Exception& fault) {
    // The library's way of saying that a text is no YAML.
    log.set_line(fault.mark.is_null() ? 0 : static_cast<std::size_t>(fault.mark.line) + 1);
    log.error("", fmt::format("is not YAML: {}", fault.msg), "");
  }
}

}  // namespace

ImportReport import_yaml(const ImportRequest& request) {
  return records::import_record_files(
      request, "yaml",
      [](const std::string& /*file*/, std::string_view bytes, awesome::Drafts& drafts,
         catalogue::DiagnosticLog& log) { read_yaml(bytes, drafts, log); });
}

bool recognises_yaml(const FileHead& head) {
  return !head.is_json() && (head.is_named("yaml") || head.is_named("yml"));
}

}  // namespace matchgraph
