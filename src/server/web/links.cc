#include "server/web/links.h"

#include <algorithm>

#include "matchgraph/limits.h"
#include "text/ascii.h"

namespace matchgraph::web {
namespace {

bool is_unreserved(char c) {
  return is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void encode_onto(std::string& out, std::string_view text, std::string_view kept = {}) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_unreserved(c) || kept.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
}

// Browsers take "." and ".." out of a path, and servers in front may join "//".
bool has_special_segment(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    // An empty part is "//".
    if (segment.empty() || segment == "." || segment == "..") return true;
    begin = end + 1;
  }
  return false;
}

bool only_passes_through(std::string_view name) {
  // The tray is added to every address anyway, and the other two are deeds of one click.
  return name == "c" || name == "add" || name == "s";
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  std::string out;
  encode_onto(out, text);
  return out;
}

std::string address(std::string_view path, const Parameters& parameters) {
  // The first parameter follows a question mark.
  std::string out(path);
  char sign = '?';
  for (const auto& [name, value] : parameters) {
    out += sign;
    encode_onto(out, name);
    out += '=';
    encode_onto(out, value);
    sign = '&';
  }
  return out;
}

std::string entity_path(std::string_view id) {
  std::string out = "/entity/";
  // Left readable otherwise: ids hold slashes ("acme/tool"), and people read addresses.
  encode_onto(out, id, has_special_segment(id) ? "" : "/@:");
  return out;
}

Links::Links(const PageRequest& request) : search_id_(request.search_id) {
  encode_onto(path_, request.path, "/@:");
  static constexpr std::string_view kEntity = "/entity/";
  // An id may hold ".." or nothing between two slashes, which only entity_path() writes safely.
  if (request.path.starts_with(kEntity)) path_ = entity_path(request.path.substr(kEntity.size()));
  for (const auto& parameter : request.parameters) {
    if (!only_passes_through(parameter.first)) state_.push_back(parameter);
  }
  for (const EntityCard& card : request.tray) tray_.push_back(card.id);
}

std::string Links::kept(std::string_view path, Parameters parameters) const {
  // Behind the parameters of the address, which are what it is about.
  for (const std::string& id : tray_) parameters.emplace_back("c", id);
  return address(path, parameters);
}

std::string Links::search(std::string_view text) const {
  return kept("/search", {{"q", std::string(text)}});
}

std::string Links::search_by(std::string_view filter, std::string_view value) const {
  return kept("/search", {{std::string(filter), std::string(value)}});
}

std::string Links::entity(std::string_view id) const { return kept(entity_path(id), {}); }

std::string Links::result(std::string_view id) const {
  // Without a recorded search there is nothing that the visit could be a choice from.
  if (search_id_.empty()) return entity(id);
  return kept(entity_path(id), {{"s", search_id_}});
}

std::string Links::alternatives(const std::vector<std::string>& ids) const {
  Parameters parameters;
  for (const std::string& id : ids) parameters.emplace_back("e", id);
  return kept("/alternatives", std::move(parameters));
}

std::string Links::compare(const std::vector<std::string>& ids) const {
  Parameters parameters;
  for (const std::string& id : ids) parameters.emplace_back("e", id);
  return kept("/compare", std::move(parameters));
}

Parameters Links::from_first_result(std::string_view changed) const {
  Parameters out = state_;
  std::erase_if(out, [changed](const auto& parameter) {
    // These change how a list is shown, not what is in it, so the place in it stays.
    return parameter.first == "offset" && changed != "explain" && changed != "offers" &&
           changed != "column";
  });
  return out;
}

std::string Links::with(std::string_view name, std::string_view value) const {
  Parameters out = from_first_result(name);
  out.emplace_back(name, value);
  return kept(path_, std::move(out));
}

std::string Links::replaced(std::string_view name, std::string_view value) const {
  Parameters out = from_first_result(name);
  const auto is_named = [name](const auto& parameter) { return parameter.first == name; };
  const auto first = std::find_if(out.begin(), out.end(), is_named);
  // In its old place, so that the chips keep their order.
  const auto at = first - out.begin();
  std::erase_if(out, is_named);
  if (!value.empty()) out.emplace(out.begin() + at, name, value);
  return kept(path_, std::move(out));
}

std::string Links::without(std::string_view name, std::string_view value) const {
  Parameters out = from_first_result(name);
  std::erase_if(out, [&](const auto& parameter) {
    return parameter.first == name && parameter.second == value;
  });
  return kept(path_, std::move(out));
}

std::string Links::without(std::string_view name) const { return replaced(name, ""); }

std::string Links::at_offset(std::size_t offset) const {
  Parameters out = from_first_result("");
  if (offset > 0) out.emplace_back("offset", std::to_string(offset));
  return kept(path_, std::move(out));
}

std::string Links::resolved(std::string_view typed, std::string_view id) const {
  Parameters out = state_;
  for (auto& [name, value] : out) {
    if ((name == "e" || name == "id") && value == typed) value = id;
  }
  return kept(path_, std::move(out));
}

bool Links::in_tray(std::string_view id) const {
  return std::find(tray_.begin(), tray_.end(), id) != tray_.end();
}

bool Links::tray_is_full() const { return tray_.size() >= kMostCompared; }

std::string Links::adding(std::string_view id, std::string_view fragment) const {
  // Not from the first result: the page that comes back is the one that is left.
  Parameters out = state_;
  for (const std::string& entity : tray_) out.emplace_back("c", entity);
  out.emplace_back("add", id);
  // Told, as putting something into the tray is a choice.
  if (!search_id_.empty()) out.emplace_back("s", search_id_);
  return address(path_, out).append(fragment);
}

std::string Links::removing(std::string_view id, std::string_view fragment) const {
  Parameters out = state_;
  for (const std::string& entity : tray_) {
    if (entity != id) out.emplace_back("c", entity);
  }
  return address(path_, out).append(fragment);
}

std::string Links::exported(std::string_view api_path, std::string_view format) const {
  Parameters out = state_;
  // Forms send empty fields along, which ask nothing.
  std::erase_if(out, [](const auto& parameter) {
    // How a page shows its list is nothing to a program.
    return parameter.first == "format" || parameter.first == "view" || parameter.first == "y" ||
           parameter.first == "column" || parameter.first == "as-typed" || parameter.second.empty();
  });
  if (!format.empty()) out.emplace_back("format", format);
  // Without the tray, which programs have no use for.
  return address(api_path, out);
}

std::string Links::as_typed(const std::string& text) const {
  Links typed = *this;
  std::erase_if(typed.state_, [](const auto& parameter) { return parameter.first == "q"; });
  // In front, where forms have it.
  typed.state_.insert(typed.state_.begin(), {"q", text});
  return typed.replaced("as-typed", "1");
}

std::string Links::exported_list(std::string_view api_path) const {
  Links whole = *this;
  std::erase_if(whole.state_, [](const auto& parameter) {
    return parameter.first == "offset" || parameter.first == "limit";
  });
  // From the first on and as far as one answer goes, whatever page of the list is shown.
  whole.state_.emplace_back("limit", std::to_string(kMostExported));
  return whole.exported(api_path, "csv");
}

std::string Links::exported_columns(std::string_view api_path,
                                    const std::vector<std::string>& columns) const {
  std::string out = exported_list(api_path);
  // The format is there, so that there is a "?" already.
  for (const std::string& column : columns) out += "&column=" + percent_encoded(column);
  return out;
}

std::string Links::value(std::string_view name) const {
  std::string last;
  for (const auto& parameter : state_) {
    // The last one counts, as it does for the reader of requests.
    if (parameter.first == name && !parameter.second.empty()) last = parameter.second;
  }
  return last;
}

bool Links::is_on(std::string_view name) const {
  const std::string said = value(name);
  // As the reader of requests takes a switch.
  return said == "1" || said == "true" || said == "yes" || said == "on";
}

bool Links::has(std::string_view name, std::string_view value) const {
  return std::any_of(state_.begin(), state_.end(), [&](const auto& parameter) {
    return parameter.first == name && parameter.second == value;
  });
}

}  // namespace matchgraph::web
