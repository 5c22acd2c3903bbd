#include "query/answer_budget.h"

#include <ctime>
#include <string>
#include <vector>

namespace matchgraph {
namespace {

// Time of this thread and not of the clock on the wall: on a busy machine an answer would otherwise
// say less, and never the same.
std::chrono::nanoseconds thread_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

// Names of fields, figures and marks around an entry's texts. Estimated, as what a format makes of
// a text is not known here: the bound needs no more than the order of size.
constexpr std::size_t kEntryBytes = 120;
// A card has some twenty fields.
constexpr std::size_t kCardBytes = 800;

std::size_t bytes_of(const CapabilityRef& capability) {
  return kEntryBytes + capability.name.size() + capability.text.size();
}

std::size_t bytes_of(const EntityCard& card) {
  return kCardBytes + card.id.size() + card.name.size() + card.summary.size();
}

std::size_t bytes_of(const CapabilityPair& pair) {
  return kEntryBytes + bytes_of(pair.left) + bytes_of(pair.right);
}

std::size_t bytes_of(const SeedCapability& of_seed) { return bytes_of(of_seed.capability); }

std::size_t bytes_of(const Denial& denial) {
  return kEntryBytes + denial.what.size() + denial.evidence.size();
}

std::size_t bytes_of(const NamedEntity& entity) {
  return kEntryBytes + entity.id.size() + entity.name.size();
}

std::size_t bytes_of(const MatchedCapability& matched) {
  // The text, and once more with the matched words marked.
  return bytes_of(matched.capability) + matched.capability.text.size();
}

std::size_t bytes_of(const Explanation& explanation) {
  std::size_t bytes = kEntryBytes / 2 + explanation.description.size();
  for (const Explanation& child : explanation.children) bytes += bytes_of(child);
  return bytes;
}

template <typename Entry>
std::size_t sum_of(const std::vector<Entry>& entries) {
  std::size_t bytes = 0;
  for (const Entry& entry : entries) bytes += bytes_of(entry);
  return bytes;
}

}  // namespace

void AnswerBudget::begin(const AnswerLimits& limits) {
  end_ = thread_time() + limits.time;
  most_bytes_ = limits.bytes;
  bytes_ = 0;
}

bool AnswerBudget::is_spent() const { return bytes_ >= most_bytes_ || thread_time() >= end_; }

std::size_t text_bytes(const SearchHit& hit) {
  return bytes_of(hit.entity) + sum_of(hit.capabilities) + sum_of(hit.offers) +
         sum_of(hit.near_duplicates) + (hit.explanation ? bytes_of(*hit.explanation) : 0);
}

std::size_t text_bytes(const Alternative& alternative) {
  return bytes_of(alternative.entity) + sum_of(alternative.shared) + sum_of(alternative.related) +
         sum_of(alternative.only_here) + sum_of(alternative.missing) + sum_of(alternative.denied) +
         sum_of(alternative.offers) + sum_of(alternative.near_duplicates) +
         (alternative.explanation ? bytes_of(*alternative.explanation) : 0);
}

}  // namespace matchgraph
