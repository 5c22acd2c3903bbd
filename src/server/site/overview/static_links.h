// Here is a page that a server would answer: which of its links lead to files?
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace matchgraph::server {

/// Files by the address that pages have of them, without fragment: "/compare?e=a&e=b" is
/// "compare/a--b.html".
using FilesByAddress = std::map<std::string, std::string, std::less<>>;

/// The page with links to known files as addresses relative to `file`, the page's own, and all
/// others to the site behind `server`; where that is empty, these stay as they are.
std::string with_static_links(std::string_view html, std::string_view file,
                              const FilesByAddress& files, std::string_view server);

}  // namespace matchgraph::server
