#include "graph/mapped_graphs.h"

#include <utility>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

/// Throws Error (kEnvironment) that names the file when `sound` is false.
void require(bool sound, const std::string& path, const char* what) {
  if (!sound) throw Error(ErrorCode::kEnvironment, path + ": damaged: " + what);
}

SmoothingMatrixView matrix(const ArrayFile& file, const std::string& name) {
  return {file.get<std::uint64_t>(name + " offsets"), file.get<WeightedRow>(name + " entries")};
}

}  // namespace

SimilarityGraph::SimilarityGraph(std::span<const std::uint64_t> offsets,
                                 std::span<const std::uint32_t> targets,
                                 std::span<const float> similarities, std::string path)
    : offsets_(offsets), targets_(targets), similarities_(similarities), path_(std::move(path)) {
  // Only ends, as opening must touch no page of the rows.
  require(!offsets.empty() && offsets.front() == 0 && offsets.back() == targets.size(), path_,
          "offsets do not cover their array");
  require(similarities.size() == targets.size(), path_, "an edge without similarity");
}

// Rows are checked when they are read, so that opening touches no page of them.
SimilarityGraph::Range SimilarityGraph::row(RowId node) const {
  const Range range{offsets_[node], offsets_[node + 1]};
  require(range.begin <= range.end && range.end <= targets_.size(), path_, "offsets go backwards");
  return range;
}

RowId SimilarityGraph::target(std::uint64_t edge) const {
  require(targets_[edge] < nodes(), path_, "an edge leads nowhere");
  return targets_[edge];
}

// A moved file stays mapped where it was, so the spans into it stay valid.
MappedCapabilityGraph::MappedCapabilityGraph(ArrayFile file, const std::string& path)
    : SimilarityGraph(file.get<std::uint64_t>("offsets"), file.get<std::uint32_t>("targets"),
                      file.get<float>("similarities"), path),
      file_(std::move(file)) {}

// Copied for answers; algorithms walk the arrays themselves.
std::vector<RowSimilarity> MappedCapabilityGraph::neighbours(RowId capability) const {
  std::vector<RowSimilarity> out;
  const Range range = row(capability);
  out.reserve(range.end - range.begin);
  for (std::uint64_t edge = range.begin; edge < range.end; ++edge) {
    out.push_back({target(edge), similarity(edge)});
  }
  return out;
}

MappedEntityGraph::MappedEntityGraph(ArrayFile file, const std::string& path)
    : SimilarityGraph(file.get<std::uint64_t>("offsets"), file.get<std::uint32_t>("targets"),
                      file.get<float>("cosines"), path),
      file_(std::move(file)),
      alternative_smoothing_(matrix(file_, "alternative")),
      need_smoothing_(matrix(file_, "need")),
      hubness_(file_.get<float>("hubness")) {
  const auto mean_best = file_.get<double>("mean best");
  require(mean_best.size() == 1 && hubness_.size() == nodes() &&
              alternative_smoothing_.rows() == nodes() && need_smoothing_.rows() == nodes(),
          path, "its arrays do not fit each other");
  mean_best_ = mean_best[0];
}

std::vector<EntitySimilarity> MappedEntityGraph::neighbours(RowId entity) const {
  std::vector<EntitySimilarity> out;
  const Range range = row(entity);
  out.reserve(range.end - range.begin);
  for (std::uint64_t edge = range.begin; edge < range.end; ++edge) {
    const RowId other = target(edge);
    const double cosine = static_cast<double>(similarity(edge));
    out.push_back({other, similarity(edge), static_cast<float>(scale(entity, other, cosine))});
  }
  return out;
}

}  // namespace matchgraph
