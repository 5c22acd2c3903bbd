#include "render/json/result_schemas.h"

namespace matchgraph::render {
namespace {

// What was understood of a typed text; every answer to one has it as "query".
std::vector<Schema> query_schemas() {
  return {
      {"Seed",
       "An entity that the text names.",
       "",
       {{"typed", "text", "The words that name it."},
        {"id", "text", "The entity."},
        {"name", "text", "Its name."},
        {"span", "span", "Where the words stand in the text."}}},
      {"Chip",
       "A part of the text that was understood as something other than a need.",
       "",
       {{"kind", "'seed'|'critique'|'filter'|'claim'", "What it is."},
        {"label", "text", "In words."},
        {"span", "span", "Where it stands in the text."}}},
      {"ParseNote",
       "What could not be understood as it may have been meant.",
       "",
       {{"text", "text", "One sentence."}, {"span", "span", "What it is about."}}},
      {"ParsedQuery",
       "What was understood of a typed text.",
       "",
       {{"text", "text", "As typed."},
        {"need", "text", "What is left of it as a need in plain words."},
        {"seeds", "Seed[]", "Entities that it names."},
        {"understood", "Chip[]", "Its other parts, in their order."},
        {"notes", "ParseNote[]", "What could not be understood."}}},
      {"QueryEcho",
       "A need, as it was searched.",
       "ParsedQuery",
       {{"terms", "text[]", "Stems that were searched, in order."},
        {"ignored", "text[]", "Words that carry no weight or exceed the limit of 32."},
        {"constraints", "Constraint[]", "What results have to meet."},
        {"sort", "'relevance'|'rank'|'price'|'updated'|'name'", "Their order."},
        {"limit", "count", "Results shown at most."},
        {"offset", "count", "Results skipped."},
        {"workload?", "text", "What costs are of, when one was asked about."}}},
      {"SeedQuery",
       "A text that names seeds, as it was understood.",
       "ParsedQuery",
       {{"constraints", "Constraint[]", "What results have to meet."}}},
  };
}

std::vector<Schema> search_schemas() {
  return {
      {"MatchedCapability",
       "A capability that meets the need.",
       "CapabilityRef",
       {{"score", "number", "Sum of the weights of the query's terms that it holds."},
        {"highlight", "html", "The text with the matched words marked."}}},
      {"SearchHit",
       "One thing that was found.",
       "EntityCard",
       {{"score", "number", "How well it meets the need; comparable within one answer."},
        {"capabilities", "MatchedCapability[]", "Those that meet the need, best first."},
        {"name_highlight", "html", "The name with the matched words marked."},
        {"summary_highlight", "html", "The summary with the matched words marked."},
        {"like?", "NamedEntity[]",
         "Why it is here when nothing that it says meets the need: these do, and it is near them "
         "in the graph. What adds most stands first."},
        {"chosen_before?", "flag",
         "True: it is here because past searches for such a need chose it."},
        {"near_duplicates?", "NamedEntity[]", "They say nearly the same and share this row."},
        {"offers?", "EntityCard[]", "The other offers of the same thing, when asked for."},
        {"explanation?", "Explanation", "Of the score, when asked for."}}},
      {"SearchResults",
       "What meets a need.",
       "",
       {{"query", "QueryEcho", "What was understood."},
        {"total", "count", "Things found, beyond this page too; offers of one count once."},
        {"results", "SearchHit[]", "Best first, or in the order that was asked for."},
        {"facets", "count{}{}",
         "How the matches spread: by field, then by value, most frequent first."},
        {"unknown", "count{}",
         "By field: entities left out because a constrained field is not known of them."},
        {"unknown_nearest", "NamedEntity[]{}", "By field: the best of them, at most three."},
        {"did_you_mean?", "text", "The text with misspelt words mended."},
        {"nearest_names?", "EntityCard[]",
         "When nothing is found: entities whose name is like the text."}}},
  };
}

std::vector<Schema> alternatives_schemas() {
  return {
      {"CapabilityPair",
       "Two capabilities that are, or may be, one job.",
       "",
       {{"seed", "count", "Position of the seed, from 0."},
        {"seed_capability", "CapabilityRef", "The seed's."},
        {"capability", "CapabilityRef", "The alternative's."},
        {"similarity", "number", "Cosine of their term vectors, 0 to 1."},
        {"probability", "number",
         "That both do the same, as a careful reader would judge; 0 to 1."},
        {"shared_words", "text[]", "Heaviest first, as written in the seed's."}}},
      {"SeedCapability",
       "A capability of one of the seeds.",
       "CapabilityRef",
       {{"seed", "count", "Position of the seed, from 0."}}},
      {"FactDifference",
       "A fact on which the alternative and the first seed differ.",
       "",
       {{"field", "text", "\"price\", \"license\", ..."},
        {"seed", "text", "The seed's; \"unknown\" when it is not known."},
        {"here", "text", "The alternative's; \"unknown\" when it is not known."},
        {"text", "text", "One clause: \"10 times cheaper\"."}}},
      {"Alternative",
       "Something else that does what the seeds do.",
       "EntityCard",
       {{"score", "number", "How like the seeds it is; comparable within one answer."},
        {"shared", "CapabilityPair[]", "What both surely do, surest first."},
        {"related", "CapabilityPair[]", "Perhaps related pairs, likeliest first."},
        {"only_here", "CapabilityRef[]", "What it mentions and no seed does."},
        {"missing", "SeedCapability[]", "What a seed mentions and it does not."},
        {"listed_for?", "SeedCapability",
         "The capability for which it stands among the first: better ones all lack it."},
        {"differences", "FactDifference[]", "Facts on which they differ."},
        {"seeds_reached", "count", "How many of the seeds it is an alternative to."},
        {"near_duplicates?", "NamedEntity[]", "They say nearly the same and share this row."},
        {"offers?", "EntityCard[]", "The other offers of the same thing, when asked for."},
        {"explanation?", "Explanation", "Of the score, when asked for."}}},
      {"CritiqueSuggestion",
       "What could be asked to differ, of what would be left.",
       "",
       {{"label", "text", "\"cheaper + open source\"."},
        {"query", "text", "The text to ask for it."},
        {"count", "count", "Things found that meet it."}}},
      {"NearestMiss",
       "What would be a result if one constraint were dropped.",
       "EntityCard",
       {{"score", "number", "How like the seeds it is."},
        {"relax", "Constraint", "The constraint to drop."},
        {"value", "text?", "What the entity has in that field."},
        {"count", "count", "Entries that dropping the constraint would let in."}}},
      {"AlternativesResults",
       "What else does what the seeds do.",
       "",
       {{"query?", "SeedQuery", "What was understood, where a text was typed."},
        {"seeds", "EntityCard[]", "In the order in which they were named."},
        {"constraints", "Constraint[]", "What results have to meet."},
        {"total", "count", "Things found, beyond this page too."},
        {"results", "Alternative[]", "Best first, or in the order that was asked for."},
        {"critiques", "CritiqueSuggestion[]", "Those that lead somewhere, at most eight."},
        {"unknown", "count{}",
         "By field: entities left out because a constrained field is not known of them."},
        {"unknown_nearest", "NamedEntity[]{}", "By field: the best of them, at most three."},
        {"sort", "'relevance'|'rank'|'price'|'updated'|'name'", "Their order."},
        {"limit", "count", "Results shown at most."},
        {"offset", "count", "Results skipped."},
        {"workload?", "text", "What costs are of, when one was asked about."},
        {"nearest_misses?", "NearestMiss[]", "When constraints leave nothing, one for each."}}},
  };
}

std::vector<Schema> other_schemas() {
  return {
      {"ClaimsResults",
       "What is claimed about one rival.",
       "",
       {{"query?", "ParsedQuery", "What was understood, where a text was typed."},
        {"about", "text", "The name that was asked for."},
        {"subject", "EntityCard?", "Null when the rival is no entity of the catalogue."},
        {"total", "count", "Claims found, beyond this page too."},
        {"claims", "Claim[]",
         "Better first, then equal, worse, different; unhedged before hedged."},
        {"claimants", "EntityCard[]", "Of the claims shown, in their order, each once."},
        {"limit", "count", "Claims shown at most."},
        {"offset", "count", "Claims skipped."}}},
      {"SuggestedEntity",
       "An entity whose name goes on as the text does.",
       "NamedEntity",
       {{"type", "text", "Its type."}}},
      {"Suggestions",
       "What a text that is being typed may become.",
       "",
       {{"text", "text", "As asked."},
        {"entities", "SuggestedEntity[]", "Each thing once."},
        {"completions", "text[]", "Whole texts, the likeliest first."}}},
  };
}

}  // namespace

std::vector<Schema> list_schemas() {
  std::vector<Schema> out;
  for (const auto& schemas :
       {query_schemas(), search_schemas(), alternatives_schemas(), other_schemas()}) {
    out.insert(out.end(), schemas.begin(), schemas.end());
  }
  return out;
}

}  // namespace matchgraph::render
