#include "server/site/overview/static_links.h"

#include <algorithm>
#include <array>

namespace matchgraph::server {
namespace {

constexpr std::array<std::string_view, 3> kAttributes = {" href=\"/", " src=\"/", " action=\"/"};

/// Where the next address that begins with a slash stands; npos: there is none.
std::size_t next_address(std::string_view html, std::size_t from) {
  std::size_t best = std::string_view::npos;
  for (const std::string_view attribute : kAttributes) {
    // Any address may come first, and the nearest one is wanted.
    const std::size_t at = html.find(attribute, from);
    if (at != std::string_view::npos) best = std::min(best, at + attribute.size() - 1);
  }
  return best;
}

std::string unescaped(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find("&amp;"); at != std::string::npos;
       // "&amp;amp;" is unescaped once.
       at = out.find("&amp;", at + 1)) {
    out.erase(at + 1, 4);
  }
  return out;
}

/// As many steps up as the page lies deep.
std::string relative(std::string_view file, const std::string& target) {
  std::string out;
  for (auto depth = std::count(file.begin(), file.end(), '/'); depth > 0; --depth) out += "../";
  return out + target;
}

}  // namespace

std::string with_static_links(std::string_view html, std::string_view file,
                              const FilesByAddress& files, std::string_view server) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = next_address(html, 0); at != std::string_view::npos;
       at = next_address(html, done)) {
    // Every attribute of the templates is closed by the same mark.
    const std::size_t end = html.find('"', at);
    const std::string_view written = html.substr(at, end - at);
    // A fragment is a place in the file, and no part of its name.
    const std::size_t fragment = std::min(written.find('#'), written.size());
    out += html.substr(done, at - done);
    const auto known = files.find(unescaped(written.substr(0, fragment)));
    if (known != files.end()) {
      out += relative(file, known->second);
      out += written.substr(fragment);
    } else {
      // What stands in an attribute is escaped already; an address of a server holds no quotes.
      out += server;
      out += written;
    }
    done = end;
  }
  out += html.substr(done);
  return out;
}

}  // namespace matchgraph::server
