// Here is a page of results of a need with conditions: from where on does none say the topic?
//
// "MCP server that reads Postgres, but read-only" brings up whatever serves or reads something when
// nothing else fits. Such results are told apart, so that nobody takes them for answers.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

class TopicShare {
 public:
  /// `topic`: the telling terms of the need without the words of its conditions (topic_need).
  TopicShare(const EngineState& state, const Need& topic);

  /// Position in `page` from which on nothing says a telling word of the topic or a form of one;
  /// page.size() where the last one does, and where the topic has fewer than two. `is_first`:
  /// whether the page is the first, whose first result is never among them. Cost: a few lookups for
  /// each result.
  std::size_t weak_from(std::span<const EntityIndexNumber> page, bool is_first) const;

 private:
  bool holds(PostingTerm term, EntityIndexNumber e) const;

  const EngineState& state_;
  std::vector<PostingTerm> words_, other_forms_;
};

}  // namespace matchgraph
