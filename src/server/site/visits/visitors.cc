#include "server/site/visits/visitors.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "evidence/session_hash.h"
#include "matchgraph/error.h"
#include "server/http/client_address.h"

namespace matchgraph::server {
namespace {

constexpr std::string_view kCookieName = "matchgraph_session";
constexpr std::size_t kRandomDigits = 32;
constexpr std::size_t kTimeDigits = 10;
constexpr std::size_t kSealDigits = 16;
// Seconds; longer than a choice may come after its search.
constexpr std::int64_t kSessionAge = std::int64_t{2} * 24 * 60 * 60;

// A time of the day, not of the process, as other servers read it.
std::int64_t seconds_now() {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

/// The value of our cookie; empty when there is none.
std::string_view cookie_value(std::string_view cookie) {
  while (!cookie.empty()) {
    const std::size_t end = cookie.find(';');
    std::string_view pair = cookie.substr(0, end);
    cookie.remove_prefix(end == std::string_view::npos ? cookie.size() : end + 1);
    // Blanks stand between pairs.
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    // A longer name may begin so; the "=" behind it tells.
    if (!pair.starts_with(kCookieName)) continue;
    pair.remove_prefix(kCookieName.size());
    if (pair.starts_with('=')) return pair.substr(1);
  }
  return {};
}

/// Equal texts of one length, in a time that does not tell where they differ.
bool is_same(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i] ^ b[i]));
  }
  return difference == 0;
}

/// Whether an address such as "http://name:port/path" lies on this server.
bool is_here(std::string_view address, const HostCheck& hosts) {
  // "null" and relative addresses have no host.
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::string_view rest = address.substr(scheme + 3);
  return hosts.allows_host(rest.substr(0, rest.find_first_of("/?#")));
}

}  // namespace

Visitors::Visitors() {
  const evidence::SessionKey key = evidence::random_session_key();
  key_low_ = key.low;
  key_high_ = key.high;
}

Visitors Visitors::sealed_with(const std::string& key) {
  if (key.empty()) return {};
  constexpr std::size_t kHalf = 16;  // digits of 64 bits
  std::uint64_t halves[2] = {};
  bool is_key = key.size() == 2 * kHalf;
  for (std::size_t i = 0; is_key && i < 2; ++i) {
    const char* const end = key.data() + (i + 1) * kHalf;
    is_key = std::from_chars(key.data() + i * kHalf, end, halves[i], 16).ptr == end;
  }
  if (!is_key) {
    // Not repeated, as keys are no matter for logs.
    throw Error(ErrorCode::kUsage,
                "a session key is 32 hexadecimal digits, as \"openssl rand -hex 16\" gives them");
  }
  return {halves[0], halves[1]};
}

std::string Visitors::seal(std::string_view text) const {
  return fmt::format("{:016x}", evidence::session_hash({.low = key_low_, .high = key_high_}, text));
}

std::string new_session() {
  std::array<unsigned char, kRandomDigits / 2> bytes{};
  // The kernel's generator never fails for so few bytes once the machine is up.
  while (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
  }
  std::string out;
  for (const unsigned char byte : bytes) out += fmt::format("{:02x}", byte);
  return out;
}

std::string Visitors::sealed_session(std::int64_t now) const {
  // In digits of a fixed number, so that the seal covers one text and no other.
  const std::string out = new_session() + fmt::format("{:010x}", now);
  return out + seal(out);
}

std::string Visitors::session_of(std::string_view cookie, std::int64_t now) const {
  const std::string_view value = cookie_value(cookie);
  if (value.size() != kRandomDigits + kTimeDigits + kSealDigits) return {};
  // Anything that was not handed out here would be a key of the sender's choosing.
  // The time is checked behind the seal, which makes it the server's own word.
  if (!is_same(seal(value.substr(0, kRandomDigits + kTimeDigits)),
               value.substr(kRandomDigits + kTimeDigits))) {
    return {};
  }
  std::int64_t made = 0;
  std::from_chars(value.data() + kRandomDigits, value.data() + kRandomDigits + kTimeDigits, made,
                  16);
  return now - made <= kSessionAge ? std::string(value) : std::string();
}

Visitor Visitors::visitor_of(const HttpRequest& request, const HostCheck& hosts) const {
  const std::int64_t now = seconds_now();
  Visitor out;
  out.block = address_block(request.address);
  if (request.is_agent) {
    // Agents have no cookies.
    // A conversation is what this server began; without one nobody can say who asks.
    out.session = request.session;
    out.may_count = !out.session.empty();
    return out;
  }
  out.session = session_of(request.cookie, now);
  out.is_new = out.session.empty();
  if (out.is_new) out.session = sealed_session(now);
  out.may_count = is_own_request(request, hosts);
  return out;
}

std::string session_cookie(std::string_view session) {
  // Unseen by scripts, and not sent along with what other sites post.
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax", kCookieName, session);
}

bool is_own_request(const HttpRequest& request, const HostCheck& hosts) {
  // Browsers state it themselves, and no page can make them state something else. "same-site" is
  // another port or name of the same owner: another program.
  if (!request.fetch_site.empty()) {
    return request.fetch_site == "same-origin" || request.fetch_site == "none";
  }
  if (!request.origin.empty()) return hosts.allows_origin(request.origin);
  if (!request.referer.empty()) return is_here(request.referer, hosts);
  // Without TLS browsers state no site, and a page can keep its address back. But who asks for a
  // document says so, and programs that are no browsers do not.
  return request.accept.find("text/html") == std::string::npos;
}

}  // namespace matchgraph::server
