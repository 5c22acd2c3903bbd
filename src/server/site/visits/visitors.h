// Here is a request: whose is it, where does it come from, and may it count as a past search?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/host_check.h"
#include "server/http/http_exchange.h"

namespace matchgraph::server {

/// Who asks.
struct Visitor {
  std::string session;    ///< never empty
  bool is_new = false;    ///< the session came into being with this request
  std::string block;      ///< of the address, see client_address.h
  bool may_count = true;  ///< the request came from this site's own pages or from no page
};

/// Tells visitors apart by a cookie that only this process can make, and others with its key. Any
/// thread may call any function.
class Visitors {
 public:
  /// With a random key: cookies of another process are those of nobody.
  Visitors();
  Visitors(std::uint64_t key_low, std::uint64_t key_high)
      : key_low_(key_low), key_high_(key_high) {}
  /// With a key of 32 hexadecimal digits; empty: a random one. Throws Error (kUsage) for any other
  /// text, which the message does not repeat.
  static Visitors sealed_with(const std::string& key);

  Visitor visitor_of(const HttpRequest& request, const HostCheck& hosts) const;
  /// A session of new_session() with the time and a keyed hash of both.
  std::string sealed_session(std::int64_t now) const;
  /// The session that a Cookie header carries; empty unless sealed_session() made it, at most two
  /// days before `now`. Seconds since 1970.
  std::string session_of(std::string_view cookie, std::int64_t now) const;

 private:
  std::string seal(std::string_view text) const;

  std::uint64_t key_low_ = 0;
  std::uint64_t key_high_ = 0;
};

/// A text that tells one visitor from another, hard to guess: 32 hexadecimal digits.
std::string new_session();

/// The Set-Cookie header of a new session: for this site alone, until the browser ends, unseen by
/// scripts.
std::string session_cookie(std::string_view session);

/// Whether the request was made by a page of this site, by a person who typed its address, or by a
/// program that is no browser; false for what a page of another site had a browser ask.
bool is_own_request(const HttpRequest& request, const HostCheck& hosts);

}  // namespace matchgraph::server
