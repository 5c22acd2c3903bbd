// Something to begin with on the home page, out of the catalogue that is served.
#pragma once

#include <memory>

#include "matchgraph/snapshot.h"
#include "server/web/pages.h"

namespace matchgraph::server {

/// Needs, likes and comparisons as a person would type them, made of the best ranked entities of
/// different types. Each was asked, and answers well: a need is a whole phrase that not most say,
/// finds first what says so, and all its conditions are stated; a like leads to what surely shares
/// something, by a wish that every reader understands; two that are compared share several
/// capabilities, and something parts them where anything parts two. The same for the same snapshot.
/// Cost: at most some two thousand questions.
web::HomeExamples home_examples(const std::shared_ptr<const Snapshot>& snapshot,
                                const SnapshotStats& figures);

}  // namespace matchgraph::server
