// Two generations, numbered differently: entities are matched by id, then capabilities by text,
// and through these numbers the edges of both graphs.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/generations/entity_changes.h"
#include "snapshot/generations/generations.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {
namespace {

constexpr auto kNoRow = static_cast<RowId>(-1);

/// Which rows of two generations are the same thing.
/// Numbers of rows go by the order of ids, so one entry more shifts all behind it: without this
/// table nearly every edge would count as changed.
struct RowMatches {
  std::vector<RowId> after;   // by row of the old generation; kNoRow: it went
  std::vector<RowId> before;  // by row of the new generation; kNoRow: it came

  RowMatches(std::size_t old_rows, std::size_t new_rows)
      : after(old_rows, kNoRow), before(new_rows, kNoRow) {}
  void join(RowId old_row, RowId new_row) {
    after[old_row] = new_row;
    before[new_row] = old_row;
  }
};

NamedEntity named(const Snapshot& snapshot, RowId e) {
  return {std::string(snapshot.facts().id(e)), std::string(snapshot.facts().name(e))};
}

/// Row of the entity's first capability. Throws Error (kEnvironment) when there are not as many
/// rows as the entity has capabilities.
RowId first_capability(const Snapshot& snapshot, RowId e, const Entity& entity) {
  const auto begin = snapshot.facts().capability_begin();
  // Checked here, as the facts and the entities stand in files of their own.
  if (begin[e + 1] - begin[e] != entity.capabilities.size()) {
    throw Error(ErrorCode::kEnvironment, snapshot.folder() + ": its files do not fit each other");
  }
  return begin[e];
}

/// Merges the two lists of ids, which are ascending.
RowMatches match_entities(const FactColumns& before, const FactColumns& after) {
  RowMatches matches(before.entities(), after.entities());
  RowId b = 0;
  RowId a = 0;
  while (b < before.entities() && a < after.entities()) {
    const int order = before.id(b).compare(after.id(a));
    if (order == 0) matches.join(b, a);
    // Both lists move on where the ids are equal.
    if (order <= 0) ++b;
    if (order >= 0) ++a;
  }
  return matches;
}

std::shared_ptr<const Snapshot> open_generation(const std::string& data, std::uint64_t number) {
  const auto all = list_generations(data);
  if (all.empty()) throw Error(ErrorCode::kEnvironment, data + ": no snapshot there");
  // A wrong number is a mistake of the person who asked; a folder without generations is a state of
  // the disk.
  if (std::find(all.begin(), all.end(), number) == all.end()) {
    throw Error(ErrorCode::kUsage, fmt::format("there is no generation {}: {} has {}", number, data,
                                               fmt::join(all, ", ")));
  }
  // Opened by number and not through CURRENT, as neither of the two has to be the live one.
  return std::make_shared<const Snapshot>(data, number, "");
}

// A symmetric difference of name and hash names a changed file twice, once for each hash; the names
// come out sorted, so that twins are neighbours.
std::vector<std::string> changed_files(const std::vector<ManifestFile>& before,
                                       const std::vector<ManifestFile>& after) {
  std::vector<std::pair<std::string, std::string>> one;
  // Contents without the identities of databases, which two builds of one catalogue never share.
  std::vector<std::pair<std::string, std::string>> two;
  for (const ManifestFile& file : before) one.emplace_back(file.name, file.content_hash);
  for (const ManifestFile& file : after) two.emplace_back(file.name, file.content_hash);
  std::sort(one.begin(), one.end());
  std::sort(two.begin(), two.end());
  std::vector<std::pair<std::string, std::string>> differing;
  std::set_symmetric_difference(one.begin(), one.end(), two.begin(), two.end(),
                                std::back_inserter(differing));
  std::vector<std::string> names;
  for (const auto& [name, hash] : differing) {
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return names;
}

using Numbers = std::vector<std::pair<std::string, double>>;

std::optional<double> find_number(const Numbers& numbers, const std::string& name) {
  const auto found = std::find_if(numbers.begin(), numbers.end(),
                                  [&](const auto& number) { return number.first == name; });
  if (found == numbers.end()) return {};
  return found->second;
}

/// In the order of the old generation, then those that only the new one knows.
std::vector<NumberChange> changed_numbers(const Numbers& before, const Numbers& after) {
  std::vector<NumberChange> out;
  for (const auto& [name, value] : before) {
    const auto other = find_number(after, name);
    // Equal to the bit: options are written with the digits that give them back.
    if (other != value) out.push_back({name, value, other});
  }
  for (const auto& [name, value] : after) {
    if (!find_number(before, name)) out.push_back({name, {}, value});
  }
  return out;
}

/// How the edges of one row changed.
struct RowChange {
  std::vector<RowId> came;    // targets, in the new generation's numbers
  std::vector<RowId> went;    // targets, in the old generation's numbers
  std::size_t kept = 0;       // targets in both
  bool is_reordered = false;  // those in both stand in another order
};

/// Compares the edges of rows with those of the same rows of the other generation, and counts.
class EdgeComparison {
 public:
  // An array over all rows and not a set per row: rows have a hundred edges, and clearing a set for
  // each of a million rows would cost more than comparing.
  explicit EdgeComparison(const RowMatches& nodes) : nodes_(nodes), place_(nodes.after.size()) {}

  const ChangeCounts& counts() const { return counts_; }

  /// `target` and `weight` read an edge. The result is valid until the next call. Cost: linear in
  /// the two lists.
  template <typename Edge, typename Target, typename Weight>
  const RowChange& compare(std::span<const Edge> before, std::span<const Edge> after, Target target,
                           Weight weight) {
    row_.came.clear();
    row_.went.clear();
    row_.kept = 0;
    row_.is_reordered = false;
    // Places count from `base_` on, so that those of earlier rows are never taken for these.
    for (std::size_t i = 0; i < before.size(); ++i) place_[target(before[i])] = base_ + i;
    std::size_t next = 0;
    for (const Edge& edge : after) {
      const RowId old_target = nodes_.before[target(edge)];
      if (old_target == kNoRow || place_[old_target] < base_) {
        row_.came.push_back(target(edge));
        continue;
      }
      const std::size_t place = place_[old_target] - base_;
      // Met: what keeps its place to the end went.
      // Zero is below every `base_`, which begins at 1.
      place_[old_target] = 0;
      // Insertions and removals alone leave those that stayed in their order.
      row_.is_reordered = row_.is_reordered || place < next;
      next = place + 1;
      ++row_.kept;
      // Equal to the bit: both graphs were written by the same arithmetic, and what changed at all
      // is worth counting.
      ++(weight(before[place]) == weight(edge) ? counts_.same : counts_.changed);
    }
    for (const Edge& edge : before) {
      if (place_[target(edge)] >= base_) row_.went.push_back(target(edge));
    }
    base_ += before.size();
    counts_.added += row_.came.size();
    counts_.removed += row_.went.size();
    return row_;
  }

 private:
  const RowMatches& nodes_;
  std::vector<std::size_t> place_;  // by row of the old generation: its edge, counted from base_
  std::size_t base_ = 1;
  ChangeCounts counts_;
  RowChange row_;
};

/// The comparison of two opened generations, step by step.
class Comparing {
 public:
  Comparing(const Snapshot& before, const Snapshot& after, std::size_t limit)
      : before_(before),
        after_(after),
        entities_(match_entities(before.facts(), after.facts())),
        capabilities_(before.facts().capabilities(), after.facts().capabilities()) {
    diff_.limit = limit;
  }

  SnapshotDiff run() {
    diff_.before = {before_.generation(), before_.manifest().digest};
    diff_.after = {after_.generation(), after_.manifest().digest};
    diff_.files = changed_files(before_.manifest().files, after_.manifest().files);
    diff_.options = changed_numbers(before_.manifest().options, after_.manifest().options);
    // Before entities are compared, as these lists need nothing but the ids.
    list_missing(before_, entities_.after, diff_.entities.removed, diff_.removed);
    list_missing(after_, entities_.before, diff_.entities.added, diff_.added);
    for (RowId e = 0; e < entities_.before.size(); ++e) {
      // Capabilities are matched within entities that stayed, and edges through both: in this
      // order.
      if (entities_.before[e] != kNoRow) compare_entity(entities_.before[e], e);
    }
    count_missing_capabilities();
    compare_capability_edges();
    compare_neighbours();
    return std::move(diff_);
  }

 private:
  void list_missing(const Snapshot& snapshot, const std::vector<RowId>& matches, std::size_t& count,
                    std::vector<NamedEntity>& list) const {
    for (RowId e = 0; e < matches.size(); ++e) {
      if (matches[e] != kNoRow) continue;
      // Everything is counted, the first are named: most of a new catalogue may have come.
      if (count++ < diff_.limit) list.push_back(named(snapshot, e));
    }
  }

  void compare_entity(RowId old_entity, RowId new_entity) {
    // Read one after the other and not kept: two whole catalogues need not fit into memory.
    const Entity before = before_.entity(old_entity);
    const Entity after = after_.entity(new_entity);
    EntityChange change{named(after_, new_entity), changed_fields(before, after), {}, {}, {}};
    compare_capabilities(before, after, old_entity, new_entity, change);
    const bool is_changed = !change.fields.empty() || !change.capabilities_removed.empty() ||
                            !change.capabilities_added.empty() ||
                            !change.capabilities_changed.empty();
    if (!is_changed) {
      ++diff_.entities.same;
    } else if (diff_.entities.changed++ < diff_.limit) {
      diff_.changed.push_back(std::move(change));
    }
  }

  void compare_capabilities(const Entity& before, const Entity& after, RowId old_entity,
                            RowId new_entity, EntityChange& change) {
    const auto matches = same_capabilities(before.capabilities, after.capabilities);
    // Rows of capabilities are numbered through the whole catalogue, places within the entity.
    const RowId old_row = first_capability(before_, old_entity, before);
    const RowId new_row = first_capability(after_, new_entity, after);
    std::vector<bool> is_kept(before.capabilities.size(), false);
    std::uint32_t next = 0;
    bool is_reordered = false;
    for (std::uint32_t i = 0; i < matches.size(); ++i) {
      const Capability& capability = after.capabilities[i];
      const std::uint32_t place = matches[i];
      if (place == kNoCapability) {
        change.capabilities_added.push_back(capability.text);
        continue;
      }
      is_kept[place] = true;
      // Another order of the same lines changes which is shown first, although no line changed.
      is_reordered = is_reordered || place < next;
      next = place + 1;
      capabilities_.join(old_row + place, new_row + i);
      const bool is_same = before.capabilities[place] == capability;
      ++(is_same ? diff_.capabilities.same : diff_.capabilities.changed);
      if (!is_same) change.capabilities_changed.push_back(capability.text);
    }
    for (std::size_t i = 0; i < is_kept.size(); ++i) {
      if (!is_kept[i]) change.capabilities_removed.push_back(before.capabilities[i].text);
    }
    if (is_reordered) change.fields.emplace_back("capability order");
  }

  void count_missing_capabilities() {
    const auto missing = [](const std::vector<RowId>& matches) {
      return static_cast<std::size_t>(std::count(matches.begin(), matches.end(), kNoRow));
    };
    diff_.capabilities.removed = missing(capabilities_.after);
    diff_.capabilities.added = missing(capabilities_.before);
  }

  void compare_capability_edges() {
    EdgeComparison edges(capabilities_);
    const auto compare = [&](std::span<const RowSimilarity> before,
                             std::span<const RowSimilarity> after) {
      edges.compare(
          before, after, [](const RowSimilarity& edge) { return edge.row; },
          [](const RowSimilarity& edge) { return edge.similarity; });
    };
    // Edges of what went have no other side, and are counted as removed.
    for (RowId row = 0; row < capabilities_.after.size(); ++row) {
      if (capabilities_.after[row] != kNoRow) continue;
      compare(before_.capability_graph().neighbours(row), {});
    }
    for (RowId row = 0; row < capabilities_.before.size(); ++row) {
      const RowId old_row = capabilities_.before[row];
      const auto after = after_.capability_graph().neighbours(row);
      if (old_row == kNoRow) {
        compare({}, after);
      } else {
        compare(before_.capability_graph().neighbours(old_row), after);
      }
    }
    diff_.capability_edges = edges.counts();
  }

  void compare_neighbours() {
    EdgeComparison edges(entities_);
    const auto compare = [&](std::span<const EntitySimilarity> before,
                             std::span<const EntitySimilarity> after) -> const RowChange& {
      return edges.compare(
          before, after, [](const EntitySimilarity& edge) { return edge.entity; },
          [](const EntitySimilarity& edge) { return std::pair(edge.cosine, edge.scaled); });
    };
    for (RowId e = 0; e < entities_.after.size(); ++e) {
      // Those of entities that went are only counted: their lists went with them.
      if (entities_.after[e] == kNoRow) compare(before_.entity_graph().neighbours(e), {});
    }
    for (RowId e = 0; e < entities_.before.size(); ++e) {
      const RowId old_entity = entities_.before[e];
      const auto after = after_.entity_graph().neighbours(e);
      if (old_entity == kNoRow) {
        compare({}, after);
      } else {
        note_list(e, compare(before_.entity_graph().neighbours(old_entity), after));
      }
    }
    diff_.entity_edges = edges.counts();
    diff_.neighbour_lists.removed = diff_.entities.removed;
    diff_.neighbour_lists.added = diff_.entities.added;
    sort_lists();
  }

  /// Counts a list, and keeps it when it is among those that changed most. Of twice the limit the
  /// lesser half is dropped at a time.
  void note_list(RowId e, const RowChange& list) {
    // Another order alone is counted apart: a few entries more shift many scores a little.
    if (list.came.empty() && list.went.empty()) {
      ++diff_.neighbour_lists.same;
      diff_.reordered_lists += list.is_reordered ? 1 : 0;
      return;
    }
    ++diff_.neighbour_lists.changed;
    NeighbourChange change{named(after_, e), {}, {}, list.kept};
    for (const RowId row : list.came) change.came.push_back(named(after_, row));
    for (const RowId row : list.went) change.went.push_back(named(before_, row));
    diff_.new_neighbours.push_back(std::move(change));
    // Sorting when twice the limit is full costs little per list, and a large catalogue's lists
    // need never be held at once.
    if (diff_.new_neighbours.size() > 2 * diff_.limit + 1) sort_lists();
  }

  void sort_lists() {
    auto& lists = diff_.new_neighbours;
    // Stable, so that among lists that changed alike the first entities are shown, whatever the
    // limit.
    std::stable_sort(lists.begin(), lists.end(), [](const auto& left, const auto& right) {
      return left.came.size() + left.went.size() > right.came.size() + right.went.size();
    });
    if (lists.size() > diff_.limit) lists.resize(diff_.limit);
  }

  const Snapshot& before_;
  const Snapshot& after_;
  const RowMatches entities_;
  RowMatches capabilities_;
  SnapshotDiff diff_;
};

}  // namespace

// The older snapshot stays mapped while it is compared, even if a build removes its folder
// meanwhile.
SnapshotDiff diff_generations(const std::string& data, std::uint64_t before, std::uint64_t after,
                              std::size_t limit) {
  const auto old_generation = open_generation(data, before);
  const auto new_generation = open_generation(data, after);
  return Comparing(*old_generation, *new_generation, limit).run();
}

}  // namespace matchgraph
