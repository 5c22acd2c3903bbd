// Here is what two entities share: how do they relate, and what follows for a reader?
#pragma once

#include "matchgraph/results.h"
#include "snapshot/query_options.h"

namespace matchgraph {

/// How two entities relate: from the share of each that the other covers (0..1) and the cosine of
/// their entity vectors.
Relation relation_of(double left_covered, double right_covered, double cosine,
                     const QueryOptions& options);

/// The verdict of a comparison of two whose pairs, coverage and relation are filled in.
Verdict verdict_of(const Comparison& comparison);

/// What follows from the matrix of three to eight entities: how much is common, who has most in
/// common, what one alone has, who costs least.
Verdict verdict_of_many(const Comparison& comparison);

}  // namespace matchgraph
