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
        // Of bytes, so that an editor can mark the words while somebody types.
        {"span", "span", "Where the words stand in the text."}}},
      {"Chip",
       "A part of the text that was understood as something other than a need.",
       "",
       {{"kind", "'seed'|'critique'|'filter'|'claim'|'compared'|'condition'", "What it is."},
        {"label", "text", "In words."},
        {"span", "span", "Where it stands in the text."}}},
      {"ParseNote",
       "What could not be understood as it may have been meant.",
       "",
       {{"text", "text", "One sentence."}, {"span", "span", "What it is about."}}},
      // What was not used is told, as silence would be taken for understanding.
      {"UnusedPart",
       "A part of the text that looks like a condition and was read as plain words, or that a "
       "plain "
       "need hints at.",
       "",
       {{"text", "text", "As typed."},
        {"reason", "text", "Why it was not used."},
        {"span", "span", "Where it stands in the text."},
        {"instead?", "text", "The text in which it would act."},
        {"label?", "text", "What that asks for: \"only free\"."},
        {"count?", "count", "How many results that text has."}}},
      {"UnknownName",
       "A name of which the catalogue knows nothing, where only a name makes sense.",
       "",
       {{"typed", "text", "As typed."},
        {"near", "NamedEntity[]", "What is spelt alike."},
        {"known", "NamedEntity[]", "What it was to be compared with and is known: the results."},
        {"question", "text", "What to tell instead."},
        {"span", "span", "Where it stands in the text."}}},
      {"ParsedQuery",
       "What was understood of a typed text.",
       "",
       {{"text", "text", "As typed."},
        {"need", "text", "What is left of it as a need in plain words."},
        {"seeds", "Seed[]", "Entities that it names."},
        {"understood", "Chip[]", "Its other parts, in their order."},
        {"notes", "ParseNote[]", "What could not be understood."},
        {"unused", "UnusedPart[]", "What was not used, at most four."},
        {"unknown_name?", "UnknownName", "The name of which nothing is known."}}},
      // A trait, and not a filter: what says nothing of it stays in the list.
      {"Condition",
       "A condition of a need.",
       "",
       {{"slug", "text", "The trait: \"runs-offline\"."},
        {"wanted", "flag", "False: its contrary is asked for."},
        {"label", "text", "In words: \"works offline\", \"needs no GPU\"."},
        {"others?", "text[]", "Traits of which any is enough too: \"in Go or Rust\"."}}},
      {"QueryEcho",
       "A need, as it was searched.",
       "ParsedQuery",
       {{"terms", "text[]", "Stems that were searched, in order."},
        {"ignored", "text[]", "Words that carry no weight or exceed the limit of 32."},
        {"constraints", "Constraint[]", "What results have to meet."},
        {"sort", "text",
         "Their order: relevance, rank, price, updated, name, maker, license or a field; \"-\" "
         "reverses."},
        {"limit", "count", "Results shown at most."},
        {"offset", "count", "Results skipped."},
        {"workload?", "text", "What costs are of, when one was asked about."},
        {"conditions?", "Condition[]",
         "What the text asks for besides its topic: what states it comes first, what says nothing "
         "follows, what states the contrary is left out."}}},
      {"SeedQuery",
       "A text that names seeds, as it was understood.",
       "ParsedQuery",
       {{"constraints", "Constraint[]", "What results have to meet."}}},
  };
}

std::vector<Schema> search_schemas() {
  return {
      {"PriceGroup",
       "Things whose prices compare with each other.",
       "",
       {{"unit", "text?", "\"USD/1M input tokens\"; null: their prices are not known."},
        {"count", "count", "How many; what is free counts with the first unit."}}},
      // A list by price has parts, as prices in several units do not compare.
      {"OrderParts",
       "How a list in another order than by relevance is made up. It shows the same things.",
       "",
       {{"fitting", "count",
         "Things that fit well come first; what fits far less follows, in the same order."},
        {"prices", "PriceGroup[]",
         "By price: units in the order in which they follow within each part."}}},
      {"MatchedCapability",
       "A capability that meets the need.",
       "CapabilityRef",
       {{"score", "number", "Sum of the weights of the query's terms that it holds."},
        {"highlight", "html", "The text with the matched words marked."}}},
      // Four answers: who says nothing is not the same as who says no.
      {"ConditionMet",
       "How a result stands to a condition of the need.",
       "Condition",
       {{"met", "'stated'|'both'|'silent'|'contrary'",
         "It states the condition, states it and its contrary, says nothing of it, or, of what is "
         "only a wish, states the contrary."},
        {"evidence?", "text", "The sentence, tag or field that states it."}}},
      // Named, as an entry that states the contrary may be wrong.
      {"LeftOut",
       "What was left out because it states the contrary of a condition.",
       "",
       {{"slug", "text", "The trait of the condition."},
        {"wanted", "flag", "As in the condition."},
        {"stated", "text", "What is stated instead: \"hosted\"."},
        {"count", "count", "Things left out."},
        {"nearest", "NamedEntity[]", "The best of them, at most three."}}},
      {"SearchHit",
       "One thing that was found.",
       "EntityCard",
       {{"score", "number", "How well it meets the need; comparable within one answer."},
        {"capabilities", "MatchedCapability[]", "Those that meet the need, best first."},
        {"name_highlight", "html", "The name with the matched words marked."},
        {"summary_highlight", "html", "The summary with the matched words marked."},
        // Without this a result that holds no word of the need would look like a mistake.
        {"like?", "NamedEntity[]",
         "Why it is here when nothing that it says meets the need: these do, and it is near them "
         "in the graph. What adds most stands first."},
        {"chosen_before?", "flag",
         "True: it is here because past searches for such a need chose it."},
        {"conditions?", "ConditionMet[]", "How it stands to those of the need, in their order."},
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
        {"stating_first?", "count", "The first so many of all state each of the conditions."},
        {"weak_from?", "count",
         "From this position among all on the page's results say little of the topic."},
        {"misses_topic?", "flag",
         "True: none of the first says much of the topic, so that none is told apart."},
        {"left_out?", "LeftOut[]", "What states the contrary of a condition of the need."},
        {"order?", "OrderParts", "How another order than by relevance is made up."},
        {"did_you_mean?", "text", "The text with misspelt words mended."},
        {"nearest_names?", "EntityCard[]",
         "When nothing is found: entities whose name is like the text."},
        // An answer is bounded while it is made; what it lacks is counted and not passed over.
        {"unlisted?", "count{}",
         "By list: entries left out, so that the answer costs no more than it may; ask for the "
         "results on from there."}}},
  };
}

/// Of one alternative, and what it is made of.
std::vector<Schema> alternative_schemas() {
  return {
      {"CapabilityPair",
       "Two capabilities that are, or may be, one job.",
       "",
       {{"seed", "count", "Position of the seed, from 0."},
        {"seed_capability", "CapabilityRef", "The seed's."},
        {"capability", "CapabilityRef", "The alternative's."},
        {"similarity", "number", "Cosine of their term vectors, 0 to 1."},
        // Fitted to judged pairs; how often pairs of each value are right stands in
        // src/query/comparison/README.md.
        {"probability", "number",
         "That both do the same, as a careful reader would judge; 0 to 1."},
        {"shared_words", "text[]", "Heaviest first, as written in the seed's."}}},
      {"SeedCapability",
       "A capability of one of the seeds.",
       "CapabilityRef",
       {{"seed", "count", "Position of the seed, from 0."}}},
      {"AlternativeDenial",
       "What an alternative says that it does not do, and a seed does.",
       "Denial",
       {{"lacks", "SeedCapability", "What the seed does."}}},
      {"FactDifference",
       "A fact on which the alternative and the first seed differ.",
       "",
       {{"field", "text", "\"price\", \"license\", ..."},
        {"seed", "text", "The seed's; \"unknown\" when it is not known."},
        {"here", "text", "The alternative's; \"unknown\" when it is not known."},
        {"text", "text", "One clause: \"90 % cheaper\"."}}},
      {"Alternative",
       "Something else that does what the seeds do.",
       "EntityCard",
       {{"score", "number", "How like the seeds it is; comparable within one answer."},
        {"shared", "CapabilityPair[]", "What both surely do, surest first."},
        {"related", "CapabilityPair[]", "Perhaps related pairs, likeliest first."},
        {"only_here", "CapabilityRef[]", "What it mentions and no seed does."},
        {"missing", "SeedCapability[]", "What a seed mentions and it does not."},
        {"denied", "AlternativeDenial[]", "What a seed does and it says that it does not."},
        {"listed_for?", "SeedCapability",
         "The capability for which it stands among the first: better ones all lack it."},
        {"differences", "FactDifference[]", "Facts on which they differ."},
        {"conditions?", "ConditionMet[]", "How it stands to those that were set, in their order."},
        {"seeds_reached", "count", "How many of the seeds it is an alternative to."},
        {"near_duplicates?", "NamedEntity[]", "They say nearly the same and share this row."},
        {"offers?", "EntityCard[]", "The other offers of the same thing, when asked for."},
        {"explanation?", "Explanation", "Of the score, when asked for."},
        {"unlisted?", "count{}",
         "By list: entries left out, so that the answer costs no more than it may."}}},
  };
}

/// Of an answer that lists them.
std::vector<Schema> alternatives_schemas() {
  return {
      // Each leads somewhere, as its results were counted before it was offered.
      {"CritiqueSuggestion",
       "What could be asked to differ, of what would be left.",
       "",
       {{"label", "text", "\"cheaper + open source\"."},
        {"query", "text", "The text to ask for it."},
        {"count", "count", "Things found that meet it."}}},
      {"NextMiss",
       "One of several that would be results if a constraint were dropped.",
       "NamedEntity",
       {{"value", "text?", "What it has in the constraint's field."}}},
      {"NearestMiss",
       // One for each constraint, so that a person sees which one costs what.
       "What would be a result if one constraint were dropped.",
       "EntityCard",
       {{"score", "number", "How like the seeds it is."},
        {"relax", "Constraint", "The constraint to drop."},
        {"value", "text?", "What the entity has in that field."},
        {"count", "count", "Entries that dropping the constraint would let in."},
        {"others?", "NextMiss[]", "The next few of them."}}},
      {"AlternativesResults",
       "What else does what the seeds do.",
       "",
       {{"query?", "SeedQuery", "What was understood, where a text was typed."},
        {"seeds", "EntityCard[]", "In the order in which they were named."},
        {"constraints", "Constraint[]", "What results have to meet."},
        {"total", "count", "Things found, beyond this page too."},
        // At the end, so that who wants only the seeds' sort knows where to stop.
        {"of_other_types", "count",
         "The last so many of all are of another sort than the seeds and fit far less."},
        {"sharing_nothing", "count",
         "Things that were near and are left out, as they share little or nothing with a seed."},
        {"results", "Alternative[]", "Best first, or in the order that was asked for."},
        {"critiques", "CritiqueSuggestion[]", "Those that lead somewhere, at most eight."},
        {"facets", "count{}{}",
         "How all that was found spreads: by field, then by value, most frequent first."},
        {"conditions?", "Condition[]", "That were set in words, as they were understood."},
        {"stating_first?", "count", "The first so many of all state each of the conditions."},
        {"left_out?", "LeftOut[]", "What states the contrary of one of them."},
        {"versions?", "NamedEntity[]",
         "Versions, sizes and editions of the seeds, which were left out."},
        {"unknown", "count{}",
         "By field: entities left out because a constrained field is not known of them."},
        {"unknown_nearest", "NamedEntity[]{}", "By field: the best of them, at most three."},
        {"sort", "text",
         "Their order: relevance, rank, price, updated, name, maker, license or a field; \"-\" "
         "reverses."},
        {"order?", "OrderParts", "How another order than by relevance is made up."},
        {"limit", "count", "Results shown at most."},
        {"offset", "count", "Results skipped."},
        {"workload?", "text", "What costs are of, when one was asked about."},
        {"unlisted?", "count{}",
         "By list: entries left out, so that the answer costs no more than it may; ask for the "
         "results on from there."},
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
  for (const auto& schemas : {query_schemas(), search_schemas(), alternative_schemas(),
                              alternatives_schemas(), other_schemas()}) {
    out.insert(out.end(), schemas.begin(), schemas.end());
  }
  return out;
}

}  // namespace matchgraph::render
