#include "tools/importers/listings/pypi.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/listings/json_files.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;

constexpr importers::JsonFormat kPypi{.name = "pypi",
                                      .source_name = "PyPI",
                                      .source_url = "https://pypi.org",
                                      .expected = "a project: an object with info, or an array",
                                      .place = {.items = true, .list = "projects", .whole = true}};

/// "a, b c" by commas, else by blanks.
void add_keywords(const std::string& keywords, Entity& entity) {
  const char mark = keywords.find(',') != std::string::npos ? ',' : ' ';
  std::string_view rest = keywords;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(mark), rest.size());
    importers::add_once(entity.tags, std::string(trimmed(rest.substr(0, end))));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// "License :: OSI Approved :: MIT License" and "Operating System :: MacOS".
void read_classifiers(FieldReader& info, Entity& entity) {
  for (const std::string& line : info.words("classifiers")) {
    const std::size_t mark = line.rfind("::");
    const std::string last(trimmed(line.substr(mark == line.npos ? 0 : mark + 2)));
    if (last.empty()) continue;
    // The project's own words come first: a classifier may name no more than a family ("BSD
    // License").
    if (line.starts_with("License ::") && entity.license.empty()) {
      entity.license = importers::find_license(last);
    } else if (line.starts_with("Operating System ::") && last != "OS Independent") {
      importers::add_once(entity.tags, in_lower_case(last));
    } else if (line.starts_with("Topic ::")) {
      importers::add_once(entity.tags, last);
    }
  }
}

void read_project_urls(FieldReader& info, Entity& entity) {
  auto urls = info.object("project_urls");
  if (!urls) return;
  for (const auto& [label, value] : urls->items()) {
    if (!value.is_string()) continue;
    const std::string lower = in_lower_case(label);
    // Labels are free text, each project's own: "Source", "GitHub Repo", "source-code".
    const bool is_code = lower.find("source") != lower.npos || lower.find("repo") != lower.npos ||
                         lower.find("github") != lower.npos || lower == "code";
    const std::string address = value.get<std::string>();
    if (is_code && address.starts_with("http")) {
      entity.url = address;
      importers::add_extra(entity, "repository", address);
      return;
    }
  }
}

void read_pypi_info(FieldReader& info, importers::ElementOutput& output) {
  const std::string name = info.line("name");
  if (name.empty()) {
    info.log().warn(info.path("name"), "is missing", "the project is left out");
    return;
  }
  Entity entity;
  entity.id = importers::entity_id("pypi", name);
  entity.type = "library";
  entity.name = name;
  importers::describe_by_sentence(entity, info.text("summary"));
  add_keywords(info.line("keywords"), entity);
  importers::add_once(entity.tags, "python");
  entity.maker = info.line("author");
  const std::string expression = info.line("license_expression");
  const std::string license = info.line("license");
  // The field may hold the whole text of the licence.
  constexpr std::size_t kLongestName = 60;
  if (!expression.empty()) {
    entity.license = expression;
  } else if (license.size() <= kLongestName) {
    entity.license = importers::licence_of_field(license);
  }
  read_classifiers(info, entity);
  read_project_urls(info, entity);
  // The project's own page before PyPI's pages about it.
  for (const char* field : {"home_page", "project_url", "package_url"}) {
    const std::string address = info.line(field);
    // Old releases have "UNKNOWN" where nothing was given.
    if (entity.url.empty() && address.starts_with("http")) entity.url = address;
  }
  importers::add_extra(entity, "version", info.line("version"));
  output.add(std::move(entity), info.path("name"));
}

void read_pypi_project(FieldReader& fields, const importers::JsonElement& /*element*/,
                       importers::ElementOutput& output) {
  auto info = fields.object("info");
  // Listings put together from several answers may have left the rest away.
  if (!info) return read_pypi_info(fields, output);
  FieldReader inner(*info, fields.path("info"), fields.log());
  read_pypi_info(inner, output);
}

}  // namespace

ImportReport import_pypi(const ImportRequest& request) {
  return importers::import_json_files(request, kPypi, read_pypi_project);
}

bool recognises_pypi(const FileHead& head) {
  const auto is_project = [&head](std::size_t depth) {
    return head.has_member(depth, "summary") && head.has_member(depth, "name") &&
           (head.has_member(depth, "classifiers") || head.has_member(depth, "requires_python"));
  };
  return (head.has_member(0, "info") && is_project(1)) || is_project(0);
}

}  // namespace matchgraph
