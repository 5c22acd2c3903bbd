#include "snapshot/rebuild/model_vectors.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "matchgraph/error.h"
#include "snapshot/entity_embeddings.h"

namespace matchgraph {
namespace {

// Of the data folder, beside the generations: vectors outlive them.
constexpr const char* kEmbeddingStore = "embeddings.db";

}  // namespace

ModelVectors::ModelVectors(const Catalogue& catalogue, const BuildRequest& request,
                           const EmbeddingOptions& options)
    : request_(*request.embedding),
      jobs_(request.jobs),
      // The database of vectors is opened on that thread too, so that a slow disk keeps nothing
      // waiting.
      kept_(std::async(std::launch::async, [&catalogue, &request, &options] {
        return std::make_unique<EntityEmbedding>(catalogue, *request.embedding, options,
                                                 request.data + "/" + kEmbeddingStore);
      })) {}

EmbeddingReport ModelVectors::take(const std::function<void(double)>& progress,
                                   const std::string& file) {
  EmbeddingReport told;
  try {
    // get() throws what the other thread threw, inside of this try.
    EmbeddedEntities embedded = kept_.get()->finish(progress, jobs_);
    told.asked = embedded.asked;
    told.kept = embedded.kept;
    vectors_ = std::move(embedded.vectors);
  } catch (const Error& error) {
    // Who asked for a model must not get a snapshot without it unseen.
    if (!request_.optional) {
      throw Error(error.code(), std::string(error.what()) +
                                    "; the live snapshot is untouched; --embed-optional builds "
                                    "without the model");
    }
    told.fault = error.what();
    return told;
  }
  write_embeddings(vectors_, file);
  return told;
}

std::optional<EmbeddingStats> ModelVectors::stats() const {
  if (vectors_.scales.empty()) return std::nullopt;
  // An entity without any text has no vector, whose scale is 0.
  const auto told = std::count_if(vectors_.scales.begin(), vectors_.scales.end(),
                                  [](float scale) { return scale > 0; });
  return EmbeddingStats{request_.model, vectors_.dimensions, static_cast<std::uint64_t>(told)};
}

}  // namespace matchgraph
