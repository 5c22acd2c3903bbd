#include "tools/importers/listings/npm.h"

#include <string>
#include <utility>

#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/listings/json_files.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;

constexpr importers::JsonFormat kNpm{.name = "npm",
                                     .source_name = "npm",
                                     .source_url = "https://registry.npmjs.org/-/v1/search",
                                     .expected = "search results: an object with objects",
                                     .place = {.items = true, .list = "objects", .whole = true}};

/// "git+https://github.com/a/b.git" as a page.
std::string page_of_repository(std::string address) {
  for (const std::string_view lead : {"git+", "git:"}) {
    if (address.starts_with(lead)) address.erase(0, lead.size());
  }
  // A browser cannot follow git:// or ssh, but the same host serves the page by https.
  if (address.starts_with("//")) address.insert(0, "https:");
  if (address.ends_with(".git")) address.resize(address.size() - 4);
  // "git@github.com:a/b" and "github:a/b" lead a browser nowhere.
  return address.starts_with("http") ? address : std::string();
}

void read_npm_links(FieldReader& package, Entity& entity) {
  auto links = package.object("links");
  if (!links) return;
  FieldReader fields(*links, package.path("links"), package.log());
  const std::string repository = page_of_repository(fields.line("repository"));
  const std::string page = fields.line("npm");
  // The repository is where other sources know it by.
  entity.url = repository.empty() ? page : repository;
  importers::add_extra(entity, "repository", repository);
  importers::add_extra(entity, "homepage", fields.line("homepage"));
}

std::string name_in(FieldReader& fields, std::string_view member, std::string_view name) {
  // An author may also be one line, "Ann <ann@mill.example>", of which the publisher's name is
  // better.
  const auto value = fields.take(member);
  if (!value || !value->is_object()) return {};
  const auto found = value->find(std::string(name));
  return found != value->end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_server(const Entity& entity) {
  // npm has no kind of its own for these, so what their authors write has to tell.
  for (const std::string& tag : entity.tags) {
    if (tag == "mcp-server" || tag == "mcp server") return true;
  }
  return entity.name.find("mcp-server") != std::string::npos ||
         entity.name.find("server-mcp") != std::string::npos;
}

void read_npm_package(FieldReader& package, FieldReader& result, importers::ElementOutput& output) {
  const std::string name = package.line("name");
  if (name.empty()) {
    package.log().warn(package.path("name"), "is missing", "the package is left out");
    return;
  }
  Entity entity;
  entity.id = importers::entity_id("npm", name);
  entity.name = name;
  importers::describe_by_sentence(entity, package.text("description"));
  entity.tags = package.words("keywords");
  importers::add_once(entity.tags, "npm");
  entity.type = is_server(entity) ? "mcp-server" : "library";
  entity.maker = name_in(package, "author", "name");
  if (entity.maker.empty()) entity.maker = name_in(package, "publisher", "username");
  entity.license = importers::licence_of_field(package.line("license"));
  read_npm_links(package, entity);
  entity.updated = importers::date_of_timestamp(package, "date");
  importers::add_extra(entity, "version", package.line("version"));
  // The count stands beside the package, not in it.
  auto downloads = result.object("downloads");
  if (downloads) {
    FieldReader counts(*downloads, result.path("downloads"), result.log());
    if (const auto monthly = counts.count("monthly")) {
      importers::add_signal(entity, "downloads", static_cast<double>(*monthly));
    }
  }
  output.add(std::move(entity), package.path("name"));
}

void read_npm_result(FieldReader& fields, const importers::JsonElement& /*element*/,
                     importers::ElementOutput& output) {
  auto package = fields.object("package");
  // A package.json, or the registry's answer about one package, stands alone.
  if (!package) return read_npm_package(fields, fields, output);
  FieldReader inner(*package, fields.path("package"), fields.log());
  read_npm_package(inner, fields, output);
}

}  // namespace

ImportReport import_npm(const ImportRequest& request) {
  return importers::import_json_files(request, kNpm, read_npm_result);
}

bool recognises_npm(const FileHead& head) {
  // Any JSON may have a name and a version; members that install or build are npm's own.
  return (head.has_member(0, "objects") && head.has_member(1, "package")) ||
         (head.has_member(0, "name") && head.has_member(0, "version") &&
          (head.has_member(0, "dependencies") || head.has_member(0, "devDependencies") ||
           head.has_member(0, "dist-tags") || head.has_member(0, "scripts")));
}

}  // namespace matchgraph
