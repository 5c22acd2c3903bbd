#include "server/http/client_address.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace matchgraph::server {
namespace {

constexpr std::size_t kGroup = 2;  // bytes of a part of an IPv6 address

std::optional<std::uint32_t> v4_of(std::string_view address) {
  // An address of IPv4 that came over IPv6 is the same client as over IPv4.
  // As a socket for both families writes an IPv4 address.
  constexpr std::string_view kMapped = "::ffff:";
  if (address.starts_with(kMapped)) address.remove_prefix(kMapped.size());
  in_addr v4{};
  if (inet_pton(AF_INET, std::string(address).c_str(), &v4) != 1) return std::nullopt;
  return ntohl(v4.s_addr);
}

/// The first groups of an IPv6 address: "2001:db8:7"; empty for what is none.
std::string v6_groups(std::string_view address, std::size_t groups) {
  in6_addr v6{};
  if (inet_pton(AF_INET6, std::string(address).c_str(), &v6) != 1) return {};
  std::string out;
  // Groups are two bytes, written without leading zeros as everybody writes them.
  for (std::size_t at = 0; at < groups * kGroup; at += kGroup) {
    const unsigned group = static_cast<unsigned>(v6.s6_addr[at]) << 8 | v6.s6_addr[at + 1];
    out += fmt::format("{}{:x}", at == 0 ? "" : ":", group);
  }
  return out;
}

}  // namespace

std::string numeric_address(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const char* done = nullptr;
  if (address.ss_family == AF_INET6) {
    const auto* const v6 = reinterpret_cast<const sockaddr_in6*>(&address);
    done = inet_ntop(AF_INET6, &v6->sin6_addr, text.data(), text.size());
  } else if (address.ss_family == AF_INET) {
    const auto* const v4 = reinterpret_cast<const sockaddr_in*>(&address);
    done = inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size());
  }
  return done == nullptr ? std::string() : std::string(done);
}

bool is_numeric_address(std::string_view text) {
  // IPv4 first, as an IPv6 address may hold one.
  return v4_of(text).has_value() || !v6_groups(text, 1).empty();
}

std::string address_share(std::string_view address) {
  constexpr std::size_t kNetworkGroups = 4;  // of a /64
  // An address of IPv4 is scarce enough to stand for one household.
  if (v4_of(address)) return std::string(address);
  return v6_groups(address, kNetworkGroups);
}

std::string address_block(std::string_view address) {
  // A site is given a /48 and may use any of its 65,536 networks.
  constexpr std::size_t kSiteGroups = 3;  // of a /48
  if (const auto v4 = v4_of(address)) {
    return fmt::format("{}.{}.{}.0/24", *v4 >> 24, *v4 >> 16 & 0xff, *v4 >> 8 & 0xff);
  }
  const std::string groups = v6_groups(address, kSiteGroups);
  return groups.empty() ? groups : groups + "::/48";
}

}  // namespace matchgraph::server
