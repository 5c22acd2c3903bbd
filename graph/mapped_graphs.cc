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

LikenessGraph::LikenessGraph(std::span<const std::uint64_t> offsets,
                             std::span<const std::uint32_t> targets,
                             std::span<const float> likenesses, std::string path)
    : offsets_(offsets), targets_(targets), likenesses_(likenesses), path_(std::move(path)) {
  require(!offsets.empty() && offsets.front() == 0 && offsets.back() == targets.size(), path_,
          "offsets do not cover their array");
  require(likenesses.size() == targets.size(), path_, "an edge without likeness");
}

// Rows are checked when they are read, so that opening touches no page of them.
LikenessGraph::Range LikenessGraph::row(RowId node) const {
  const Range range{offsets_[node], offsets_[node + 1]};
  require(range.begin <= range.end && range.end <= targets_.size(), path_, "offsets go backwards");
  return range;
}

RowId LikenessGraph::target(std::uint64_t edge) const {
  require(targets_[edge] < nodes(), path_, "an edge leads nowhere");
  return targets_[edge];
}

// A moved file stays mapped where it was, so the spans into it stay valid.
MappedCapabilityGraph::MappedCapabilityGraph(ArrayFile file, const std::string& path)
    : LikenessGraph(file.get<std::uint64_t>("offsets"), file.get<std::uint32_t>("targets"),
                    file.get<float>("similarities"), path),
      file_(std::move(file)) {}

std::vector<RowSimilarity> MappedCapabilityGraph::neighbours(RowId capability) const {
  std::vector<RowSimilarity> out;
  const Range range = row(capability);
  out.reserve(range.end - range.begin);
  for (std::uint64_t edge = range.begin; edge < range.end; ++edge) {
    out.push_back({target(edge), likeness(edge)});
  }
  return out;
}

MappedEntityGraph::MappedEntityGraph(ArrayFile file, const std::string& path)
    : LikenessGraph(file.get<std::uint64_t>("offsets"), file.get<std::uint32_t>("targets"),
                    file.get<float>("cosines"), path),
      file_(std::move(file)),
      alternative_smoothing_(matrix(file_, "alternative")),
      need_smoothing_(matrix(file_, "need")),
      crowdedness_(file_.get<float>("crowdedness")) {
  const auto mean_best = file_.get<double>("mean best");
  require(mean_best.size() == 1 && crowdedness_.size() == nodes() &&
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
    const double cosine = static_cast<double>(likeness(edge));
    out.push_back({other, likeness(edge), static_cast<float>(scale(entity, other, cosine))});
  }
  return out;
}

}  // namespace matchgraph
