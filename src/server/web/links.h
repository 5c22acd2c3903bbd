// Here is a page: which addresses lead on from it?
//
// A page's state is in its address. Links carry the compare tray (`c`) along; links that change the
// page's own state keep the rest of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/web/pages.h"

namespace matchgraph::web {

/// Bytes other than unreserved characters (RFC 3986) as %XX.
std::string percent_encoded(std::string_view text);

/// PATH?name=value&..., with the parameters encoded and the path as it is.
std::string address(std::string_view path, const Parameters& parameters);

/// "/entity/ID": a slash stays one unless the id would then be read as a path with "." or "..".
std::string entity_path(std::string_view id);

/// Rows of a list that its export holds at most: the largest limit of the interface.
inline constexpr std::size_t kMostExported = 1000;

/// The addresses that lead on from one page. Values; views of the request do not outlive it.
class Links {
 public:
  explicit Links(const PageRequest& request);

  std::string home() const { return kept("/", {}); }
  std::string search(std::string_view text) const;
  std::string cover() const { return kept("/cover", {}); }
  /// All with this value of a filter: "/search?type=model".
  std::string search_by(std::string_view filter, std::string_view value) const;
  std::string entity(std::string_view id) const;
  /// To an entity that the page's search shows: opening it is a choice.
  std::string result(std::string_view id) const;
  std::string alternatives(const std::vector<std::string>& ids) const;
  std::string compare(const std::vector<std::string>& ids) const;

  std::string map() const { return kept("/map", {}); }
  /// The map close to one area, by its id.
  std::string map_area(std::string_view area) const {
    return kept("/map", {{"area", std::string(area)}});
  }

  // The page itself, changed. A change of what is asked begins at the first result again.
  /// With one more value of the parameter.
  std::string with(std::string_view name, std::string_view value) const;
  /// With this value as the parameter's only one; without it when the value is empty.
  std::string replaced(std::string_view name, std::string_view value) const;
  std::string without(std::string_view name, std::string_view value) const;
  std::string without(std::string_view name) const;
  std::string at_offset(std::size_t offset) const;
  /// With every parameter of one value replaced by another one: for a name that was resolved.
  std::string resolved(std::string_view typed, std::string_view id) const;

  // The compare tray.
  bool in_tray(std::string_view id) const;
  bool tray_is_full() const;
  std::string adding(std::string_view id, std::string_view fragment) const;
  std::string removing(std::string_view id, std::string_view fragment) const;
  std::string clearing() const { return address(path_, state_); }

  /// A document of the API about what the page shows; `format` empty for JSON.
  std::string exported(std::string_view api_path, std::string_view format) const;
  /// The same as a table of these columns.
  /// The list of a text as it is typed, whatever is misspelt in it.
  std::string as_typed(const std::string& text) const;
  /// The whole list as CSV, as far as one answer goes (kMostExported).
  std::string exported_list(std::string_view api_path) const;
  std::string exported_columns(std::string_view api_path,
                               const std::vector<std::string>& columns) const;

  const std::string& path() const { return path_; }
  /// The page's parameters but for what only passes through it (c, add, s).
  const Parameters& state() const { return state_; }
  /// The last value of a parameter that is not empty, as the server reads it; else empty.
  std::string value(std::string_view name) const;
  /// Whether a switch is on.
  bool is_on(std::string_view name) const;
  bool has(std::string_view name, std::string_view value) const;
  const std::vector<std::string>& tray() const { return tray_; }

 private:
  std::string kept(std::string_view path, Parameters parameters) const;
  Parameters from_first_result(std::string_view changed) const;

  std::string path_;  // encoded
  Parameters state_;
  std::vector<std::string> tray_;
  std::string search_id_;
};

}  // namespace matchgraph::web
