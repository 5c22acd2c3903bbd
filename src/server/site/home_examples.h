// Something to begin with on the home page, out of the catalogue that is served.
#pragma once

#include <memory>

#include "matchgraph/snapshot.h"
#include "server/web/pages.h"

namespace matchgraph::server {

/// The best ranked entities of different types: what one does as a need, alternatives to them,
/// and each beside what is most like it. The same for the same snapshot. Cost: a few questions.
web::HomeExamples home_examples(const std::shared_ptr<const Snapshot>& snapshot,
                                const SnapshotStats& figures);

}  // namespace matchgraph::server
