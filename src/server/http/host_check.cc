#include "server/http/host_check.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace matchgraph::server {
namespace {

// "name" of "name:port"; an IPv6 address keeps its brackets.
std::string_view name_of(std::string_view authority) {
  const std::size_t colon = authority.rfind(':');
  // "[::1]" holds colons that begin no port.
  const std::size_t bracket = authority.rfind(']');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return has_port ? authority.substr(0, colon) : authority;
}

bool is_numeric_host(std::string_view name) {
  std::array<unsigned char, sizeof(in6_addr)> ignored{};
  if (name.starts_with('[') && name.ends_with(']')) {
    const std::string inner(name.substr(1, name.size() - 2));
    return inet_pton(AF_INET6, inner.c_str(), ignored.data()) == 1;
  }
  return inet_pton(AF_INET, std::string(name).c_str(), ignored.data()) == 1;
}

}  // namespace

HostCheck::HostCheck(std::string_view authority, const std::vector<std::string>& allowed)
    : port_(authority.substr(name_of(authority).size())) {
  const std::string_view name = name_of(authority);
  // Listening on all addresses, the server cannot list its names; a numeric address at its port
  // cannot be rebound by a foreign name server, so any of them is its own.
  is_wildcard_ = name == "0.0.0.0" || name == "[::]";
  // Small letters, as names of hosts have no case.
  names_ = {in_lower_case(authority), "localhost" + port_, "127.0.0.1" + port_, "[::1]" + port_};
  for (const std::string& other : allowed) names_.push_back(in_lower_case(other));
}

bool HostCheck::allows_host(std::string_view host) const {
  const std::string asked = in_lower_case(host);
  const std::string name(name_of(asked));
  // A name that was allowed without a port is allowed at any.
  const auto fits = [&](const std::string& known) {
    return known == asked || (known == name && name_of(known) == known);
  };
  if (std::any_of(names_.begin(), names_.end(), fits)) return true;
  // A browser leaves out the port that a scheme implies.
  if (asked == name && (port_ == ":80" || port_ == ":443") && allows_host(asked + port_))
    return true;
  return is_wildcard_ && is_numeric_host(name) && asked == name + port_;
}

bool HostCheck::allows_origin(std::string_view origin) const {
  // Browsers state the origin of every POST; what states none is no page.
  if (origin.empty()) return true;
  const std::size_t scheme = origin.find("://");
  // "null", which sandboxed pages send, has no "://" and is refused.
  return scheme != std::string_view::npos && allows_host(origin.substr(scheme + 3));
}

}  // namespace matchgraph::server
