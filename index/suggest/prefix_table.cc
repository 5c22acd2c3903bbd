#include "index/suggest/prefix_table.h"

#include <algorithm>
#include <limits>

#include "matchgraph/error.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// Whether an edit may add, take or change the byte.
// Bytes beyond ASCII are parts of letters, and one of them changed is no letter; another digit is
// another version.
bool may_change(unsigned char byte) { return byte < 0x80 && !is_digit(static_cast<char>(byte)); }

std::size_t blocks_of(std::size_t count, std::size_t block) { return (count + block - 1) / block; }

}  // namespace

void PrefixTableBuilder::add_to(ArrayFileWriter& writer, const std::string& name) {
  // Stable, as equal strings come in the order in which they are wanted.
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  offsets_.push_back(0);
  for (const auto& [key, place] : rows_) {
    if (chars_.size() + key.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(ErrorCode::kBadInput, "the names are longer than 4 GiB; build from fewer");
    }
    chars_.insert(chars_.end(), key.begin(), key.end());
    offsets_.push_back(static_cast<std::uint32_t>(chars_.size()));
    places_.push_back(place);
  }
  std::size_t below = 0;  // first of the level below in minima_; the places stand below them
  std::size_t count = places_.size();
  for (bool lowest = true; count > 1; lowest = false) {
    const std::size_t blocks = blocks_of(count, PrefixTable::kFanOut);
    const std::size_t begin = minima_.size();
    for (std::size_t b = 0; b < blocks; ++b) {
      const std::uint32_t* level = lowest ? places_.data() : minima_.data() + below;
      const std::size_t end = std::min(count, (b + 1) * PrefixTable::kFanOut);
      minima_.push_back(*std::min_element(level + b * PrefixTable::kFanOut, level + end));
    }
    below = begin;
    count = blocks;
  }
  writer.add(name + ".at", offsets_);
  writer.add(name + ".text", chars_);
  writer.add(name + ".places", places_);
  writer.add(name + ".minima", minima_);
}

PrefixTable::PrefixTable(const ArrayFile& file, const std::string& name)
    : offsets_(file.get<std::uint32_t>(name + ".at")),
      chars_(file.get<char>(name + ".text")),
      levels_{file.get<std::uint32_t>(name + ".places")},
      places_(levels_.front()) {
  if (offsets_.size() != places_.size() + 1) damaged();
  const auto minima = file.get<std::uint32_t>(name + ".minima");
  std::size_t begin = 0;
  while (levels_.back().size() > 1) {
    const std::size_t blocks = blocks_of(levels_.back().size(), kFanOut);
    if (minima.size() - begin < blocks) damaged();
    levels_.push_back(minima.subspan(begin, blocks));
    begin += blocks;
  }
}

void PrefixTable::damaged() {
  throw Error(ErrorCode::kEnvironment, "the names for suggestions are damaged; build again");
}

// Compares a single byte, since what comes before is known to agree.
std::size_t PrefixTable::first_from(KeyRange range, std::size_t depth, unsigned byte) const {
  while (!range.empty()) {
    const std::size_t middle = range.begin + (range.end - range.begin) / 2;
    const std::string_view text = key(middle);
    if (text.size() <= depth || static_cast<unsigned char>(text[depth]) < byte) {
      range.begin = middle + 1;
    } else {
      range.end = middle;
    }
  }
  return range.begin;
}

KeyRange PrefixTable::narrowed(KeyRange range, std::size_t depth, unsigned char byte) const {
  const std::size_t begin = first_from(range, depth, byte);
  // Keys of the range agree before `depth`, so those with the byte lie together and the next byte
  // bounds them.
  return {begin, first_from({begin, range.end}, depth, byte + 1U)};
}

KeyRange PrefixTable::followed(KeyRange range, std::size_t depth, std::string_view rest) const {
  for (std::size_t i = 0; i < rest.size() && !range.empty(); ++i) {
    range = narrowed(range, depth + i, static_cast<unsigned char>(rest[i]));
  }
  return range;
}

KeyRange PrefixTable::beginning_with(std::string_view text) const {
  return followed({0, size()}, 0, text);
}

KeyRange PrefixTable::equal_to(std::string_view text) const {
  const KeyRange range = beginning_with(text);
  // Of what begins with the text, the text itself comes first: keys that end here sort before all
  // that go on.
  return {range.begin, first_from(range, text.size(), 0)};
}

void PrefixTable::add_edits(KeyRange range, std::string_view text, std::size_t at,
                            std::vector<KeyRange>& out) const {
  const auto keep = [&](KeyRange found) {
    if (!found.empty()) out.push_back(found);
  };
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  // The typed byte left out, then swapped with its neighbour; below, replaced, and one put in
  // before it. Each is followed by the untouched rest.
  const bool changeable = at < text.size() && may_change(byte_at(at));
  if (changeable) keep(followed(range, at, text.substr(at + 1)));
  if (changeable && at + 1 < text.size() && may_change(byte_at(at + 1))) {
    const std::string swapped = {text[at + 1], text[at]};
    keep(followed(followed(range, at, swapped), at + 2, text.substr(at + 2)));
  }
  // Only bytes that really follow in the table are tried: a few, where an alphabet would be
  // searched in vain.
  KeyRange rest{first_from(range, at, 0), range.end};
  while (!rest.empty()) {
    const std::string_view first = key(rest.begin);
    if (first.size() <= at) damaged();
    const auto byte = static_cast<unsigned char>(first[at]);
    const KeyRange with{rest.begin, first_from(rest, at, byte + 1U)};
    // Moves on in a damaged table too, where the range may be empty.
    rest.begin = std::max(with.end, with.begin + 1);
    if (!may_change(byte)) continue;
    if (changeable && byte != byte_at(at)) keep(followed(with, at + 1, text.substr(at + 1)));
    if (at < text.size()) keep(followed(with, at + 1, text.substr(at)));
  }
}

std::vector<KeyRange> PrefixTable::beginning_nearly_with(std::string_view text) const {
  std::vector<KeyRange> out;
  KeyRange range{0, size()};
  for (std::size_t at = 0; at < text.size() && !range.empty(); ++at) {
    // The first letter stays: trying others would open the whole table.
    if (at > 0) add_edits(range, text, at, out);
    range = narrowed(range, at, static_cast<unsigned char>(text[at]));
  }
  return out;
}

// Ranges may overlap; who takes positions drops what came before.
BestFirst::BestFirst(const PrefixTable& table, std::span<const KeyRange> ranges) : table_(table) {
  for (const KeyRange& range : ranges) {
    if (!range.empty()) cover(range);
  }
}

void BestFirst::push(std::size_t level, std::size_t index) {
  std::size_t first = index;
  // Ties go to what stands first in the table, so a node says which position that is at the
  // earliest.
  for (std::size_t i = 0; i < level; ++i) first *= PrefixTable::kFanOut;
  nodes_.push({table_.levels_[level][index], first, level, index});
}

void BestFirst::cover(KeyRange range) {
  constexpr std::size_t kFanOut = PrefixTable::kFanOut;
  // Ragged ends are taken at this level, and whole blocks by their parent: a range of any size
  // becomes a few nodes per level.
  for (std::size_t level = 0;; ++level) {
    const bool top = level + 1 == table_.levels_.size();
    // The last block of a level may be short; it is whole all the same when the range reaches the
    // end.
    const bool reaches_end = range.end == table_.levels_[level].size();
    while (!range.empty() && (top || range.begin % kFanOut != 0)) push(level, range.begin++);
    while (!range.empty() && !reaches_end && range.end % kFanOut != 0) push(level, --range.end);
    if (range.empty()) return;
    range = {range.begin / kFanOut, blocks_of(range.end, kFanOut)};
  }
}

std::optional<std::size_t> BestFirst::next() {
  while (!nodes_.empty()) {
    // A node is as good as its best position, so what comes out at level 0 first is the best of all
    // that is left.
    const Node node = nodes_.top();
    nodes_.pop();
    if (node.level == 0) return node.index;
    const std::size_t begin = node.index * PrefixTable::kFanOut;
    const std::size_t end =
        std::min(begin + PrefixTable::kFanOut, table_.levels_[node.level - 1].size());
    for (std::size_t i = begin; i < end; ++i) push(node.level - 1, i);
  }
  return {};
}

}  // namespace matchgraph
