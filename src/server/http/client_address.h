// Here is a client: where is it, and with whom does it share?
#pragma once

#include <sys/socket.h>

#include <string>
#include <string_view>

namespace matchgraph::server {

/// "192.0.2.7" or "2001:db8::7"; empty for what is neither IPv4 nor IPv6.
std::string numeric_address(const sockaddr_storage& address);

/// Whether a text is such an address.
bool is_numeric_address(std::string_view text);

/// Whose connections and requests count together: an address of IPv4, a /64 of IPv6, of which one
/// machine has as many addresses as it likes.
std::string address_share(std::string_view address);

/// What one household, office or customer of a provider has: "192.0.2.0/24", "2001:db8:7::/48".
/// Empty for a text that is no address.
std::string address_block(std::string_view address);

}  // namespace matchgraph::server
