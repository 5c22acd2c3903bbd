#include "index/word_numbers.h"

#include <functional>

namespace matchgraph {
namespace {

std::uint32_t hash_of_text(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
}

}  // namespace

std::size_t StringNumbers::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  // The whole hash stands beside the number, so that the letters of another word are seldom read.
  while (slots_[slot].number != kUnknown &&
         (slots_[slot].hash != hash || (*this)[slots_[slot].number] != text)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t StringNumbers::find(std::string_view text) const {
  return slots_[slot_of(text, hash_of_text(text))].number;
}

std::uint32_t StringNumbers::add(std::string_view text) {
  const std::uint32_t hash = hash_of_text(text);
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot].number != kUnknown) return slots_[slot].number;
  const auto number = static_cast<std::uint32_t>(size());
  slots_[slot] = {hash, number};
  letters_ += text;
  places_.push_back(letters_.size());
  // At most half of the slots are taken: what is looked for lies where it should, or next to it.
  if (2 * size() > slots_.size()) grow();
  return number;
}

void StringNumbers::grow() {
  std::vector<Slot> before(2 * slots_.size());
  before.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& one : before) {
    if (one.number == kUnknown) continue;
    std::size_t slot = one.hash & mask;
    while (slots_[slot].number != kUnknown) slot = (slot + 1) & mask;
    slots_[slot] = one;
  }
}

std::uint32_t WordNumbers::add(std::string_view word, std::string_view term) {
  const std::uint32_t number = words_.add(word);
  // Where it is known already, so is its term.
  if (number == term_of_.size()) term_of_.push_back(term.empty() ? kNoTerm : terms_.add(term));
  return number;
}

}  // namespace matchgraph
