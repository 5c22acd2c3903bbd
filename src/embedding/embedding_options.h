// Every number that says how a model is asked.
#pragma once

#include <cstddef>

namespace matchgraph {

/// Waits are not recorded with a build, as they shape no vector.
struct EmbeddingOptions {
  std::size_t words = 70;    ///< of an entity that the model is told: see entity_text.h
  std::size_t tries = 6;     ///< of one request that fails for what may pass
  double first_wait = 1;     ///< seconds before the second try, doubled with each
  double longest_wait = 60;  ///< seconds, also where the endpoint asks for more
};

}  // namespace matchgraph
