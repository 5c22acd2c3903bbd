// The hash of sessions against the vectors that its authors published.
#include "evidence/session_hash.h"

#include <doctest/doctest.h>

#include <string>

using namespace matchgraph::evidence;

TEST_CASE("sessions are hashed by SipHash-2-4") {
  // Key 00 01 .. 0f; texts are the first n of the bytes 00 01 02 ..
  const SessionKey key{.low = 0x0706050403020100U, .high = 0x0f0e0d0c0b0a0908U};
  std::string text;
  CHECK(session_hash(key, text) == 0x726fdb47dd0e0e31U);
  for (char byte = 0; byte < 15; ++byte) text += byte;
  CHECK(session_hash(key, text) == 0xa129ca6149be45e5U);
}

TEST_CASE("keys are random, and another key gives another hash") {
  const SessionKey first = random_session_key();
  const SessionKey second = random_session_key();
  CHECK(first.low != second.low);
  CHECK(first.high != second.high);
  CHECK(session_hash(first, "ann") != session_hash(second, "ann"));
  CHECK(session_hash(first, "ann") == session_hash(first, "ann"));
}
