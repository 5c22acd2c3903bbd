#include "render/json/result_schemas.h"

namespace matchgraph::render {

std::vector<Schema> cover_schemas() {
  return {
      {"NeedMet",
       "A need that an entity meets.",
       "",
       {{"need", "count", "Its position among the needs, from 0."},
        {"fit", "number", "How well, 0 to 1: beside the best for this need, and of its words."},
        {"best", "flag", "Whether no other of the results meets it better."},
        {"capability?", "MatchedCapability",
         "What meets it best; absent where name and summary alone do."}}},
      {"CoverPart",
       "One of the entities that together meet the needs.",
       "EntityCard",
       {{"meets", "NeedMet[]", "All that it meets, in the order of the needs."},
        {"instead", "NamedEntity[]",
         "What could take its place: meets all that only this one meets; at most three."}}},
      {"CoverNeed",
       "A need, as it was understood.",
       "",
       {{"text", "text", "As typed."},
        {"need", "text", "What was searched of it."},
        {"constraints", "Constraint[]", "What meets it has to pass: its own and the request's."},
        {"conditions?", "Condition[]", "What meets it has to state."},
        {"candidates", "count", "Things that meet it, of the best that were found."},
        {"met_by", "text?", "The id of the result that meets it best; null: it is unmet."},
        {"nearest?", "EntityCard", "Of an unmet need: the best that was found."},
        {"says?", "MatchedCapability", "What the nearest says that comes nearest."}}},
      {"CoverResults",
       "The fewest entities that together meet several needs.",
       "",
       {{"needs", "CoverNeed[]", "In the order in which they were asked for."},
        {"constraints", "Constraint[]", "What every result has to pass."},
        {"results", "CoverPart[]", "What meets most of the needs first."},
        {"unmet", "count[]", "Positions of the needs that nothing found meets."},
        // Beyond ten needs the smallest choice would take too long to find.
        {"exact", "flag",
         "Whether fewer entities cannot do; else they were chosen one by one, each meeting most of "
         "what was left."},
        {"at_least", "count", "No fewer entities can meet what these meet."},
        {"workload?", "text", "What costs are of, when one was asked about."},
        {"summary", "text", "One sentence."}}},
  };
}

}  // namespace matchgraph::render
