#include "graph/mapped_graphs.h"

#include "graph/graph_arrays.h"

namespace matchgraph {
namespace {

SmoothingMatrixView matrix(const ArrayFile& file, const std::string& name) {
  return {file.get<std::uint64_t>(name + " offsets"), file.get<WeightedRow>(name + " entries")};
}

}  // namespace

MappedRows::MappedRows(std::span<const std::uint64_t> offsets,
                       std::span<const std::uint32_t> targets, std::string path)
    : offsets_(offsets), targets_(targets), path_(std::move(path)) {
  require(!offsets.empty() && offsets.front() == 0 && offsets.back() == targets.size(), path_,
          "offsets do not cover their array");
}

MappedRows::Range MappedRows::row(RowId node) const {
  const Range range{offsets_[node], offsets_[node + 1]};
  require(range.begin <= range.end && range.end <= targets_.size(), path_, "offsets go backwards");
  return range;
}

RowId MappedRows::target(std::uint64_t edge) const {
  require(targets_[edge] < nodes(), path_, "an edge leads nowhere");
  return targets_[edge];
}

MappedCapabilityGraph::MappedCapabilityGraph(const std::string& path)
    : file_(path),
      rows_(file_.get<std::uint64_t>("offsets"), file_.get<std::uint32_t>("targets"), path),
      likenesses_(file_.get<Likeness>("similarities")) {
  require(likenesses_.size() == rows_.edges(), path, "an edge without similarity");
}

std::vector<RowSimilarity> MappedCapabilityGraph::neighbours(RowId capability) const {
  std::vector<RowSimilarity> out;
  const auto range = rows_.row(capability);
  out.reserve(range.end - range.begin);
  for (std::uint64_t edge = range.begin; edge < range.end; ++edge) {
    out.push_back({rows_.target(edge), likenesses_[edge].similarity});
  }
  return out;
}

MappedEntityGraph::MappedEntityGraph(const std::string& path)
    : file_(path),
      rows_(file_.get<std::uint64_t>("offsets"), file_.get<std::uint32_t>("targets"), path),
      edges_(file_.get<EntityEdge>("cosines")),
      alternative_smoothing_(matrix(file_, "alternative")),
      need_smoothing_(matrix(file_, "need")),
      crowdedness_(file_.get<float>("crowdedness")) {
  const auto mean_best = file_.get<double>("mean best");
  require(mean_best.size() == 1 && edges_.size() == rows_.edges() &&
              crowdedness_.size() == rows_.nodes() &&
              alternative_smoothing_.rows() == rows_.nodes() &&
              need_smoothing_.rows() == rows_.nodes(),
          path, "its arrays do not fit each other");
  mean_best_ = mean_best[0];
}

std::vector<EntitySimilarity> MappedEntityGraph::neighbours(RowId entity) const {
  std::vector<EntitySimilarity> out;
  const auto range = rows_.row(entity);
  out.reserve(range.end - range.begin);
  for (std::uint64_t edge = range.begin; edge < range.end; ++edge) {
    const RowId other = rows_.target(edge);
    const double cosine = static_cast<double>(edges_[edge].cosine);
    out.push_back({other, edges_[edge].cosine, static_cast<float>(scale(entity, other, cosine))});
  }
  return out;
}

}  // namespace matchgraph
