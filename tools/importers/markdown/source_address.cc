#include "tools/importers/markdown/source_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxIdBytes = 200;

/// First parts of a path on GitHub that are no owner.
constexpr std::string_view kNoOwners =
    "orgs|topics|sponsors|features|marketplace|about|apps|settings|collections|search|login|"
    "enterprise|pricing|security|site|explore|trending|notifications|readme|stars|user-attachments";

/// Query parameters that tell where a visitor comes from, or what the page shows first.
constexpr std::string_view kTrackers =
    "utm_source|utm_medium|utm_campaign|utm_term|utm_content|utm_id|ref|ref_src|source|via|tab|"
    "usp|fbclid|gclid|referral|aff|affiliate|fpr|hl|lang";

struct Parts {
  std::string host;
  std::vector<std::string> path;
  std::string query;
};

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string kept_query(std::string_view query) {
  std::string out;
  for (const std::string& parameter : split(query, '&')) {
    const std::string name = in_lower_case(parameter.substr(0, parameter.find('=')));
    // Two lists that link to one page with different trackers mean one thing.
    if (phrases::is_one_of(name, kTrackers)) continue;
    out += (out.empty() ? "?" : "&") + parameter;
  }
  return out;
}

/// Nothing but an empty host for a text that is no http(s) address.
Parts split_address(std::string_view address) {
  const std::string start = in_lower_case(address.substr(0, 8));
  const std::size_t scheme = start.starts_with("http://")    ? 7
                             : start.starts_with("https://") ? 8
                                                             : 0;
  Parts parts;
  if (scheme == 0) return parts;
  address.remove_prefix(scheme);
  address = address.substr(0, address.find('#'));
  const std::size_t query = std::min(address.find('?'), address.size());
  if (query < address.size()) parts.query = kept_query(address.substr(query + 1));
  address = address.substr(0, query);
  const std::size_t slash = std::min(address.find('/'), address.size());
  parts.host = in_lower_case(address.substr(0, slash));
  if (parts.host.starts_with("www.")) parts.host.erase(0, 4);
  parts.path = split(address.substr(slash), '/');
  return parts;
}

/// At most kMaxIdBytes without white space; what is cut off is told apart by a hash.
std::string as_id(std::string_view text) {
  std::string id = in_lower_case(text);
  for (char& c : id) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') c = '-';
  }
  if (id.size() <= kMaxIdBytes) return id;
  std::uint32_t hash = 2166136261U;  // FNV-1a, 32 bits
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  // A hyphen and eight digits.
  id.resize(kMaxIdBytes - 9);
  // The cut may lie within a character.
  id.resize(catalogue::find_bad_utf8(id).value_or(id.size()));
  return id + fmt::format("-{:08x}", hash);
}

std::string joined(const std::vector<std::string>& path, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < path.size(); ++i) out += "/" + path[i];
  return out;
}

/// "/src/x" of ".../tree/main/src/x"; nothing for the start page and for issues, releases and so
/// on.
std::string folder_in_repository(std::vector<std::string> path) {
  // "owner/name/tree/branch" is the repository itself.
  if (path.size() < 5 || (path[2] != "tree" && path[2] != "blob")) return {};
  // The file that is shown of a folder stands for the folder.
  if (in_lower_case(path.back()).starts_with("readme")) path.pop_back();
  return joined(path, 4);
}

SourceAddress repository_address(const Parts& parts) {
  SourceAddress out;
  out.owner = parts.path[0];
  out.name = parts.path[1];
  if (out.name.ends_with(".git")) out.name.resize(out.name.size() - 4);
  out.repository = "https://" + parts.host + "/" + out.owner + "/" + out.name;
  // Ids of GitHub are as people write them, "owner/name"; other hosts stay in front.
  const std::string host = parts.host == "github.com" ? "" : parts.host + "/";
  out.id = as_id(host + out.owner + "/" + out.name + folder_in_repository(parts.path));
  return out;
}

}  // namespace

SourceAddress read_address(std::string_view address) {
  const Parts parts = split_address(address);
  if (parts.host.empty()) return {};
  const bool is_host = phrases::is_one_of(parts.host, "github.com|gitlab.com|codeberg.org");
  if (is_host && parts.path.size() >= 2 && !phrases::is_one_of(parts.path[0], kNoOwners)) {
    return repository_address(parts);
  }
  SourceAddress out;
  const bool is_hub = phrases::is_one_of(parts.host, "huggingface.co|hf.co");
  if (is_hub && parts.path.size() >= 2) {
    const bool is_data = parts.path[0] == "datasets" && parts.path.size() >= 3;
    // Other first parts of a path are the hub's own pages, whose second part names no model.
    const bool is_page = phrases::is_one_of(
        parts.path[0], "docs|spaces|blog|papers|datasets|tasks|collections|learn|join|pricing");
    if (is_data || !is_page) {
      const std::size_t from = is_data ? 1 : 0;
      const std::string kind = is_data ? "huggingface/datasets/" : "huggingface/";
      out.id = as_id(kind + parts.path[from] + "/" + parts.path[from + 1]);
      out.hub_author = parts.path[from];
      out.name = parts.path[from + 1];
      return out;
    }
  }
  out.id = as_id(parts.host + joined(parts.path, 0) + parts.query);
  return out;
}

bool is_web_address(std::string_view address) { return !split_address(address).host.empty(); }

}  // namespace matchgraph
