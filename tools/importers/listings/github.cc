#include "tools/importers/listings/github.h"

#include <algorithm>
#include <string>
#include <utility>

#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/listings/json_files.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;

constexpr importers::JsonFormat kGitHub{
    .name = "github",
    .source_name = "GitHub",
    .source_url = "https://api.github.com/search/repositories",
    .expected = "repositories: an object with items, or an array",
    .place = {.items = true, .list = "items", .whole = true}};

std::string read_github_owner(FieldReader& repository) {
  auto owner = repository.object("owner");
  if (!owner) return {};
  FieldReader fields(*owner, repository.path("owner"), repository.log());
  return fields.line("login");
}

/// The SPDX name of a licence that GitHub recognised.
std::string read_github_license(FieldReader& repository) {
  auto license = repository.object("license");
  if (!license) return {};
  FieldReader fields(*license, repository.path("license"), repository.log());
  std::string name = fields.line("spdx_id");
  // GitHub's word for "there is a licence file, and we cannot tell which".
  return name == "NOASSERTION" ? std::string() : name;
}

void read_github_signals(FieldReader& repository, Entity& entity) {
  const std::pair<const char*, const char*> counts[] = {{"stargazers_count", "stars"},
                                                        {"forks_count", "forks"},
                                                        {"open_issues_count", "open_issues"},
                                                        {"subscribers_count", "watchers"}};
  for (const auto& [name, signal] : counts) {
    if (const auto count = repository.count(name)) {
      importers::add_signal(entity, signal, static_cast<double>(*count));
    }
  }
}

void read_github_dates(FieldReader& repository, Entity& entity) {
  entity.released = importers::date_of_timestamp(repository, "created_at");
  // The last push is when the code changed; a star changes "updated_at" too.
  entity.updated = importers::date_of_timestamp(repository, "pushed_at");
  const auto changed = importers::date_of_timestamp(repository, "updated_at");
  if (!entity.updated) entity.updated = changed;
}

void read_github_repository(FieldReader& fields, const importers::JsonElement& /*element*/,
                            importers::ElementOutput& output) {
  const std::string full_name = fields.line("full_name");
  if (full_name.empty()) {
    fields.log().warn(fields.path("full_name"), "is missing", "the repository is left out");
    return;
  }
  Entity entity;
  entity.id = importers::entity_id("github", full_name);
  entity.type = "repository";
  entity.name = fields.line("name");
  // A shortened listing has both in the full name.
  if (entity.name.empty()) entity.name = full_name.substr(full_name.rfind('/') + 1);
  importers::describe(entity, fields.text("description"));
  entity.maker = read_github_owner(fields);
  const std::size_t slash = full_name.find('/');
  if (entity.maker.empty() && slash != full_name.npos) entity.maker = full_name.substr(0, slash);
  entity.url = fields.url("html_url");
  entity.license = read_github_license(fields);
  if (!entity.license.empty() && !importers::restricts_use(entity.license)) {
    entity.pricing = Pricing{.model = PriceModel::kOpenSource, .price = std::nullopt};
  }
  entity.tags = fields.words("topics");
  importers::add_once(entity.tags, fields.line("language"));
  // Lists and READMEs name a repository by its owner too.
  importers::add_once(entity.aliases, full_name);
  read_github_signals(fields, entity);
  read_github_dates(fields, entity);
  importers::add_extra(entity, "homepage", fields.line("homepage"));
  if (fields.flag("archived").value_or(false)) importers::add_extra(entity, "status", "archived");
  output.add(std::move(entity), fields.path("full_name"));
}

}  // namespace

ImportReport import_github(const ImportRequest& request) {
  return import_json_files(request, kGitHub, read_github_repository);
}

bool recognises_github(const FileHead& head) {
  // A search answers with an envelope, a listing with the bare array.
  const std::size_t depth = head.has_member(0, "items") ? 1 : 0;
  return head.has_member(depth, "full_name") && head.has_member(depth, "html_url");
}

}  // namespace matchgraph
