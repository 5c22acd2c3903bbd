#include "server/mcp/resources.h"

#include <nlohmann/json.hpp>

#include "server/mcp/methods.h"
#include "server/web/links.h"
#include "text/parse_number.h"

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBegin = "matchgraph://entity/";
constexpr std::size_t kPage = 50;           // resources a list
constexpr std::size_t kMaxListed = 10'000;  // beyond it one searches instead of reading on
constexpr std::string_view kMimeType = "text/markdown";

std::optional<unsigned> hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return {};
}

/// Nothing for a "%" that begins no byte.
std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    // A "%" needs two digits behind it.
    if (i + 2 >= text.size()) return {};
    const auto high = hexadecimal(text[i + 1]);
    const auto low = hexadecimal(text[i + 2]);
    if (!high || !low) return {};
    out += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  return out;
}

}  // namespace

std::optional<std::string> id_of_resource(std::string_view uri) {
  if (!uri.starts_with(kBegin) || uri.size() == kBegin.size()) return {};
  return percent_decoded(uri.substr(kBegin.size()));
}

std::string resource_of(std::string_view id) {
  std::string out(kBegin);
  for (bool is_first = true;; is_first = false) {
    const std::size_t slash = id.find('/');
    // Part by part: slashes stay, since ids have them and the template lets them.
    out += (is_first ? "" : "/") + web::percent_encoded(id.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    id.remove_prefix(slash + 1);
  }
}

std::size_t offset_of_cursor(const std::string& cursor) {
  const auto offset = parse_number<std::size_t>(cursor);
  // A cursor is a place that this server has given; any other would page through at odd places.
  if (!offset || *offset == 0 || *offset % kPage != 0 || *offset > kMaxListed) {
    throw RpcFault(rpc::kInvalidParams, "no such cursor");
  }
  return *offset;
}

ToolRequest resources_request(std::size_t offset) {
  ToolRequest out;
  out.path = "/api/v1/search";
  // By rank, so that what is listed first is what most would want.
  out.parameters = {
      {"limit", std::to_string(kPage)}, {"offset", std::to_string(offset)}, {"q", "sort:rank"}};
  return out;
}

Json resources_json(const Json& found, std::size_t offset, bool has_titles) {
  Json list = Json::array();
  for (const Json& card : found["results"]) {
    Json one = {{"uri", resource_of(card["id"].get<std::string>())}, {"name", card["id"]}};
    if (has_titles) one["title"] = card["name"];
    if (card["summary"].is_string()) one["description"] = card["summary"];
    one["mimeType"] = kMimeType;
    list.push_back(std::move(one));
  }
  Json out = {{"resources", std::move(list)}};
  const std::size_t next = offset + kPage;
  // The last page names no next one, by which clients know that they have all.
  if (next < found["total"].get<std::size_t>() && next <= kMaxListed) {
    out["nextCursor"] = std::to_string(next);
  }
  return out;
}

Json resource_templates_json(bool has_titles) {
  Json one = {{"uriTemplate", kResourceTemplate}, {"name", "entity"}};
  if (has_titles) one["title"] = "One entity";
  one["description"] = "All that is known of one entity, by id.";
  one["mimeType"] = kMimeType;
  return {{"resourceTemplates", Json::array({std::move(one)})}};
}

}  // namespace matchgraph::server
