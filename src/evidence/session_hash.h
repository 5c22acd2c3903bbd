// Sessions as numbers that tell nothing about who they were.
#pragma once

#include <cstdint>
#include <string_view>

namespace matchgraph::evidence {

/// 128 random bits, made once a database and kept in it.
struct SessionKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

/// 128 bits from the system's source of randomness.
SessionKey random_session_key();

/// SipHash-2-4 of the text. It is a pseudorandom function, which fast hashes such as XXH3 are not:
/// without the key nobody can try out which session, cookie or address a number stands for, however
/// few of them there are, and seeing numbers does not give the key away.
std::uint64_t session_hash(const SessionKey& key, std::string_view session);

}  // namespace matchgraph::evidence
