// Under which names may the server be asked, and by whose pages?
//
// A page of another site can make a browser send requests here, also to a server that only this
// machine can reach; the names it uses give it away (DNS rebinding, cross-site requests).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::server {

class HostCheck {
 public:
  /// `authority`: "127.0.0.1:8080", the listening one; `allowed`: further names, each with or
  /// without a port (without: any port).
  HostCheck(std::string_view authority, const std::vector<std::string>& allowed);

  /// Whether a Host header names this server: the listening address or localhost at its port, a
  /// wildcard address by any numeric one, or an allowed name.
  bool allows_host(std::string_view host) const;
  /// Whether an Origin header is this server's own; an absent one is.
  bool allows_origin(std::string_view origin) const;

 private:
  std::vector<std::string> names_;  // lower case, "name" or "name:port"
  std::string port_;                // ":8080"
  bool is_wildcard_ = false;
};

}  // namespace matchgraph::server
