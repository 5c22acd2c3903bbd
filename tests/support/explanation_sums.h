// What has to hold of every explanation.
#pragma once

#include <doctest/doctest.h>

#include "matchgraph/results.h"

namespace matchgraph::test {

/// Every parent of an explanation is the sum of its children.
inline void check_sums(const Explanation& explanation) {
  if (explanation.children.empty()) return;
  double sum = 0;
  for (const Explanation& child : explanation.children) {
    check_sums(child);
    sum += child.value;
  }
  CHECK(sum == doctest::Approx(explanation.value).epsilon(1e-9));
}

}  // namespace matchgraph::test
