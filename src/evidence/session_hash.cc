#include "evidence/session_hash.h"

#include <bit>
#include <cstddef>
#include <random>

namespace matchgraph::evidence {
namespace {

// J.-P. Aumasson, D. J. Bernstein: SipHash: a fast short-input PRF, INDOCRYPT 2012.
class SipState {
 public:
  // The four words are the paper's: "somepseudorandomlygeneratedbytes".
  explicit SipState(const SessionKey& key)
      : v0_(key.low ^ 0x736f6d6570736575U),
        v1_(key.high ^ 0x646f72616e646f6dU),
        v2_(key.low ^ 0x6c7967656e657261U),
        v3_(key.high ^ 0x7465646279746573U) {}

  void absorb(std::uint64_t word) {
    v3_ ^= word;
    // 2 rounds per word and 4 at the end: the variant SipHash-2-4, which its authors propose.
    rounds(2);
    v0_ ^= word;
  }

  std::uint64_t finish() {
    v2_ ^= 0xff;
    rounds(4);
    return v0_ ^ v1_ ^ v2_ ^ v3_;
  }

 private:
  void rounds(int count) {
    for (int i = 0; i < count; ++i) {
      v0_ += v1_;
      v2_ += v3_;
      v1_ = std::rotl(v1_, 13) ^ v0_;
      v3_ = std::rotl(v3_, 16) ^ v2_;
      v0_ = std::rotl(v0_, 32);
      v2_ += v1_;
      v0_ += v3_;
      v1_ = std::rotl(v1_, 17) ^ v2_;
      v3_ = std::rotl(v3_, 21) ^ v0_;
      v2_ = std::rotl(v2_, 32);
    }
  }

  std::uint64_t v0_;
  std::uint64_t v1_;
  std::uint64_t v2_;
  std::uint64_t v3_;
};

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
}

}  // namespace

// From the system's own source: who could guess the key could try out which address a number stands
// for.
SessionKey random_session_key() {
  std::random_device device;
  // random_device gives 32 bits at a time.
  const auto word = [&device] { return std::uint64_t{device()} << 32 | device(); };
  return {.low = word(), .high = word()};
}

std::uint64_t session_hash(const SessionKey& key, std::string_view session) {
  constexpr std::size_t kWord = 8;
  SipState state(key);
  std::string_view rest = session;
  for (; rest.size() >= kWord; rest.remove_prefix(kWord)) {
    state.absorb(little_endian(rest.substr(0, kWord)));
  }
  // Seven bytes at most are left.
  // The length ends the last word, so that a text and the same one with zero bytes behind it
  // differ.
  state.absorb(little_endian(rest) | std::uint64_t{session.size() & 0xff} << 56);
  return state.finish();
}

}  // namespace matchgraph::evidence
