#include "identity/things.h"

#include <numeric>

#include "matchgraph/error.h"

namespace matchgraph {

void write_things(std::span<const std::uint32_t> thing_of, const std::string& path) {
  std::vector<std::uint32_t> begin(thing_of.size() + 1, 0);
  for (const std::uint32_t thing : thing_of) ++begin[thing + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  // A counting sort: members ascend within each thing.
  std::vector<std::uint32_t> next(begin);
  std::vector<std::uint32_t> members(thing_of.size());
  for (std::uint32_t e = 0; e < thing_of.size(); ++e) members[next[thing_of[e]]++] = e;
  // One word more than full ones need, so that the last entities have a place whatever the number.
  // Answers touch entities all over the files, and most are alone: a bit each stays in the cache,
  // where the ranges would not.
  std::vector<std::uint64_t> alone(thing_of.size() / Things::kWordBits + 1, 0);
  for (std::uint32_t e = 0; e < thing_of.size(); ++e) {
    const std::uint32_t thing = thing_of[e];
    const std::uint64_t is_alone = begin[thing + 1] - begin[thing] == 1 ? 1 : 0;
    alone[e / Things::kWordBits] |= is_alone << e % Things::kWordBits;
  }
  ArrayFileWriter writer;
  writer.add("of", thing_of);
  writer.add("begin", begin);
  writer.add("members", members);
  writer.add("alone", alone);
  writer.write(path);
}

Things::Things(const std::string& path)
    : file_(path),
      of_(file_.get<std::uint32_t>("of")),
      begin_(file_.get<std::uint32_t>("begin")),
      members_(file_.get<std::uint32_t>("members")),
      alone_(file_.get<std::uint64_t>("alone")) {
  if (begin_.size() != of_.size() + 1 || begin_.back() != members_.size() ||
      alone_.size() != of_.size() / kWordBits + 1) {
    throw Error(ErrorCode::kEnvironment, path + ": damaged");
  }
}

std::span<const std::uint32_t> Things::members(std::uint32_t thing) const {
  return members_.subspan(begin_[thing], begin_[thing + 1] - begin_[thing]);
}

}  // namespace matchgraph
