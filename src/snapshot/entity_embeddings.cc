#include "snapshot/entity_embeddings.h"

#include "matchgraph/error.h"

namespace matchgraph {

EntityEmbeddings::EntityEmbeddings(const std::string& path) : file_(path) {
  // Bytes with a factor for each row instead of floats: a quarter of the room, and likeness of
  // directions hardly changes.
  view_.values = file_.get<std::int8_t>("values");
  view_.scales = file_.get<float>("scales");
  view_.dimensions = view_.rows() == 0 ? 0 : view_.values.size() / view_.rows();
  if (view_.dimensions * view_.rows() != view_.values.size()) {
    throw Error(ErrorCode::kEnvironment, path + ": damaged: its arrays do not fit each other");
  }
}

void write_embeddings(const DenseVectors& vectors, const std::string& path) {
  ArrayFileWriter writer;
  writer.add("values", vectors.values);
  writer.add("scales", vectors.scales);
  writer.write(path);
}

}  // namespace matchgraph
