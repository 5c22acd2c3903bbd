// How output names the relation of two entities, and the kinds of rows of a matrix.
#pragma once

#include <string_view>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// "substitute", "partial", "superset", "complement" or "unrelated". (The query module's to_string
/// says the same; renderers see result values only.)
inline std::string_view relation_name(Relation relation) {
  switch (relation) {
    case Relation::kSubstitute:
      return "substitute";
    case Relation::kPartial:
      return "partial";
    case Relation::kSuperset:
      return "superset";
    case Relation::kComplement:
      return "complement";
    case Relation::kUnrelated:
      return "unrelated";
  }
  return "unrelated";
}

/// "some", "all" or "one": how many of the entities have a row's capability.
inline std::string_view row_kind_name(RowKind kind) {
  switch (kind) {
    case RowKind::kSome:
      return "some";
    case RowKind::kAll:
      return "all";
    case RowKind::kOne:
      return "one";
  }
  return "some";
}

}  // namespace matchgraph::render
