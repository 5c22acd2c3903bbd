#include "server/mcp/sessions.h"

#include <algorithm>
#include <utility>

namespace matchgraph::server {

void Sessions::begin(const std::string& id, Conversation conversation) {
  const std::scoped_lock lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (kept_.size() >= options_.most) {
    // Silent ones first: they are gone already, only nobody has asked for them since.
    std::erase_if(kept_, [&](const auto& one) { return now - one.second.last > options_.silence; });
  }
  if (kept_.size() >= options_.most) {
    // Looked through only when full, some ten microseconds: no order is kept for it.
    kept_.erase(std::min_element(kept_.begin(), kept_.end(), [](const auto& a, const auto& b) {
      return a.second.last < b.second.last;
    }));
  }
  // A new beginning under a known id replaces it.
  kept_[id] = {std::move(conversation), now};
}

std::optional<Conversation> Sessions::find(const std::string& id) {
  const std::scoped_lock lock(mutex_);
  const auto found = kept_.find(id);
  if (found == kept_.end()) return {};
  const Clock::time_point now = Clock::now();
  if (now - found->second.last > options_.silence) {
    kept_.erase(found);
    return {};
  }
  // Each message keeps its conversation alive.
  found->second.last = now;
  return found->second.conversation;
}

bool Sessions::end(const std::string& id) {
  const std::scoped_lock lock(mutex_);
  return kept_.erase(id) > 0;
}

}  // namespace matchgraph::server
