#include "tools/importers/listings/mcp_registry.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/listings/json_files.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;
using McpJson = importers::Json;

constexpr importers::JsonFormat kMcpRegistry{
    .name = "mcp-registry",
    .source_name = "MCP registry",
    .source_url = "https://registry.modelcontextprotocol.io/v0/servers",
    .expected = "servers: an object with servers, or a server.json",
    .place = {.items = true, .list = "servers", .whole = true}};

// In words that conditions of needs are read by, as the registry itself only names packages and
// addresses.
constexpr std::string_view kLocalText = "Runs on one's own machine, installed from a package.";
constexpr std::string_view kRemoteText = "Is reached over HTTP, with nothing to install.";

/// What the registry says about an entry, beside what its publisher does.
struct McpListing {
  std::string status;
  std::optional<Date> published;
  std::optional<Date> updated;
  bool is_latest = true;
};

/// Of the registry's own notes; the older spelling has underscores.
McpListing read_mcp_listing(FieldReader& element) {
  McpListing listing;
  auto meta = element.object("_meta");
  if (!meta) return listing;
  FieldReader notes(*meta, element.path("_meta"), element.log());
  auto official = notes.object("io.modelcontextprotocol.registry/official");
  if (!official) return listing;
  FieldReader fields(*official, notes.path("official"), element.log());
  const auto date = [&fields](const char* name, const char* older) {
    const auto found = importers::date_of_timestamp(fields, name);
    return found ? found : importers::date_of_timestamp(fields, older);
  };
  listing.status = fields.line("status");
  listing.published = date("publishedAt", "published_at");
  listing.updated = date("updatedAt", "updated_at");
  const auto older_latest = fields.flag("is_latest");
  // Nothing said: then it is the only version.
  listing.is_latest = fields.flag("isLatest").value_or(older_latest.value_or(true));
  return listing;
}

/// Who may publish under a name: "anna" of "io.github.anna/weather", "example.com" of
/// "com.example/weather".
std::string maker_of_server(const std::string& name) {
  constexpr std::string_view kGitHubUsers = "io.github.";
  const std::string name_space = name.substr(0, name.find('/'));
  // A name without a name space says nothing of who may publish under it.
  if (name_space.size() == name.size()) return {};
  // Such a name space is that of an account and not of GitHub.
  if (name_space.starts_with(kGitHubUsers)) return name_space.substr(kGitHubUsers.size());
  std::string domain;
  // Read from the end: "com.example" is the name of example.com turned round, which proves the
  // domain.
  for (std::size_t end = name_space.size(); end != std::string::npos;) {
    const std::size_t dot = end == 0 ? std::string::npos : name_space.rfind('.', end - 1);
    const std::size_t begin = dot == std::string::npos ? 0 : dot + 1;
    domain += (domain.empty() ? "" : ".") + name_space.substr(begin, end - begin);
    end = dot;
  }
  return domain;
}

/// Calls read(fields) for each object of an array, with its path.
template <typename Read>
void for_each_mcp_object(FieldReader& fields, std::string_view name, Read read) {
  auto items = fields.array(name);
  if (!items) return;
  std::size_t index = 0;
  for (McpJson& item : *items) {
    const std::string path = fields.path(name) + "[" + std::to_string(index++) + "]";
    if (!item.is_object()) {
      fields.log().warn(path, "expected an object, found " + catalogue::shown(item),
                        "it is left out");
      continue;
    }
    FieldReader item_fields(item, path, fields.log());
    read(item_fields);
  }
}

void add_mcp_capability(Entity& entity, const char* name, std::string_view text) {
  Capability capability;
  capability.name = name;
  capability.text = text;
  entity.capabilities.push_back(std::move(capability));
}

void read_mcp_packages(FieldReader& server, Entity& entity) {
  bool needs_secret = false;
  bool is_local = false;
  for_each_mcp_object(server, "packages", [&](FieldReader& package) {
    is_local = true;
    std::string kind = package.line("registryType");
    // As the schemas of July and of May 2025 call it.
    if (kind.empty()) kind = package.line("registry_type");
    if (kind.empty()) kind = package.line("registry_name");
    importers::add_once(entity.tags, kind);
    std::string identifier = package.line("identifier");
    if (identifier.empty()) identifier = package.line("name");
    importers::add_once(entity.aliases, identifier);
    if (auto transport = package.object("transport")) {
      FieldReader fields(*transport, package.path("transport"), package.log());
      importers::add_once(entity.tags, fields.line("type"));
    }
    const auto read_variable = [&needs_secret](FieldReader& variable) {
      // Both spellings, as publishers' files keep the schema that they were once written by.
      const auto old_required = variable.flag("is_required");
      const auto old_secret = variable.flag("is_secret");
      const bool is_required = variable.flag("isRequired").value_or(old_required.value_or(false));
      const bool is_secret = variable.flag("isSecret").value_or(old_secret.value_or(false));
      // What may be left out, or may be public, keeps nobody from using it.
      needs_secret = needs_secret || (is_required && is_secret);
    };
    for_each_mcp_object(package, "environmentVariables", read_variable);
    for_each_mcp_object(package, "environment_variables", read_variable);
  });
  if (needs_secret) importers::add_once(entity.tags, "needs-key");
  if (is_local) add_mcp_capability(entity, "Local server", kLocalText);
}

void read_mcp_remotes(FieldReader& server, Entity& entity) {
  bool is_remote = false;
  for_each_mcp_object(server, "remotes", [&](FieldReader& remote) {
    is_remote = true;
    const std::string older = remote.line("transport_type");
    const std::string type = remote.line("type");
    importers::add_once(entity.tags, type.empty() ? older : type);
  });
  if (is_remote) {
    importers::add_once(entity.tags, "remote");
    add_mcp_capability(entity, "Remote server", kRemoteText);
  }
}

std::string read_mcp_repository(FieldReader& server) {
  auto repository = server.object("repository");
  if (!repository) return {};
  FieldReader fields(*repository, server.path("repository"), server.log());
  // An empty address is how publishers say that there is none.
  const auto url = repository->find("url");
  if (url != repository->end() && url->is_string() && url->get_ref<const std::string&>().empty()) {
    return {};
  }
  return fields.url("url");
}

/// Of the schema of May 2025.
struct McpVersion {
  std::string version;
  std::optional<Date> released;
};

McpVersion read_mcp_version(FieldReader& server) {
  McpVersion out;
  auto detail = server.object("version_detail");
  if (!detail) return out;
  FieldReader fields(*detail, server.path("version_detail"), server.log());
  out.version = fields.line("version");
  out.released = importers::date_of_timestamp(fields, "release_date");
  return out;
}

void read_mcp_server(FieldReader& fields, const McpListing& listing,
                     importers::ElementOutput& output) {
  const std::string name = fields.line("name");
  if (name.empty()) {
    fields.log().warn(fields.path("name"), "is missing", "the server is left out");
    return;
  }
  // The registry lists every version as an entry of its own.
  if (!listing.is_latest || listing.status == "deleted") return;
  Entity entity;
  entity.id = importers::entity_id("mcp", name);
  entity.type = "mcp-server";
  entity.name = fields.line("title");
  // Publishers may leave the title out; what stands behind the name space is then what people say.
  if (entity.name.empty()) entity.name = name.substr(name.rfind('/') + 1);
  entity.maker = maker_of_server(name);
  importers::describe_by_sentence(entity, fields.text("description"));
  importers::add_once(entity.aliases, name);
  read_mcp_packages(fields, entity);
  read_mcp_remotes(fields, entity);
  entity.url = read_mcp_repository(fields);
  const std::string website = fields.url("websiteUrl");
  // The repository tells more of who and what than a website.
  if (entity.url.empty()) entity.url = website;
  const McpVersion older = read_mcp_version(fields);
  const std::string version = fields.line("version");
  importers::add_extra(entity, "version", version.empty() ? older.version : version);
  importers::add_extra(entity, "website", website);
  // That it is active goes without saying.
  if (listing.status != "active") importers::add_extra(entity, "status", listing.status);
  entity.released = listing.published ? listing.published : older.released;
  entity.updated = listing.updated;
  output.add(std::move(entity), fields.path("name"));
}

void read_mcp_element(FieldReader& fields, const importers::JsonElement& /*element*/,
                      importers::ElementOutput& output) {
  const McpListing listing = read_mcp_listing(fields);
  auto server = fields.object("server");
  // A server.json stands alone, the registry wraps it.
  if (!server) return read_mcp_server(fields, listing, output);
  FieldReader server_fields(*server, fields.path("server"), fields.log());
  read_mcp_server(server_fields, listing, output);
}

}  // namespace

ImportReport import_mcp_registry(const ImportRequest& request) {
  return import_json_files(request, kMcpRegistry, read_mcp_element);
}

bool recognises_mcp_registry(const FileHead& head) {
  const auto is_server = [&head](std::size_t depth) {
    return head.has_member(depth, "name") &&
           (head.has_member(depth, "packages") || head.has_member(depth, "remotes"));
  };
  if (!head.has_member(0, "servers")) return is_server(0);
  return head.has_member(1, "server") || is_server(1);
}

}  // namespace matchgraph
