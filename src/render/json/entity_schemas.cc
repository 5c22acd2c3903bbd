#include "render/json/result_schemas.h"

namespace matchgraph::render {
namespace {

// As a catalogue line states them (src/catalogue/catalogue_line.cc).
// Unknown fields are absent here, as in a catalogue line, and null everywhere else.
std::vector<Schema> stated_schemas() {
  return {
      {"Pricing",
       "What using it costs.",
       "",
       {{"model", "'unknown'|'free'|'freemium'|'open-source'|'paid'", "As far as a source says."},
        {"price?", "StatedPrice", "A stated price."}}},
      {"StatedPrice",
       "A price as the catalogue states it.",
       "",
       {{"amount", "number", "In the currency, for one of what `per` says."},
        {"currency", "text", "\"USD\", or what the source says."},
        {"per?", "text", "\"1M input tokens\", \"month\", ..."},
        {"output?", "number", "The price of the same quantity of output."}}},
      {"StatedSource",
       "Where a fact comes from, as the catalogue states it.",
       "",
       {{"name?", "text", "Of the source."},
        {"url?", "address", "Where it can be read."},
        {"observed?", "date", "When it was read."}}},
      {"Stated",
       "Figures that one source states. They are quoted, never computed.",
       "",
       {{"rank?", "number", "0 to 100."},
        {"adoption?", "number", "0 to 1."},
        {"quality?", "number", "0 to 1."},
        {"ecosystem?", "number", "0 to 1."},
        {"match_graph?", "number", "0 to 1."},
        {"times_matched?", "count", "Searches that showed it."},
        {"capability_count?", "count", "May exceed what was published."},
        {"against?", "text", "The other entity, when a comparison of two stated this."},
        {"layout?", "text", "\"clean\" or \"broken\": how the comparison was laid out."},
        {"source?", "StatedSource", "Who states it."}},
       true},
      {"Source",
       "A source that contributed.",
       "",
       {{"name", "text", "Of the source."},
        {"url", "address?", "Where it can be read."},
        {"observed", "date?", "When it was read."}}},
      {"EntityCapability",
       "One thing that the entity can do.",
       "",
       {{"text", "text", "As the entity states it."},
        {"name?", "text", "A short title."},
        {"unique?", "text", "What sets it apart."},
        {"versus?", "text", "How it compares with named rivals."},
        {"tags?", "text[]", "Words for what it is about."},
        {"times_matched?", "count",
         // Kept apart from what a source states under the same name.
         "Recorded searches whose need it meets best of the entity's; absent when the snapshot "
         "knows of no search."},
        {"times_chosen?", "count", "Choices of the entity from those searches."},
        {"extra?", "any{}", "Fields of the catalogue that have a name of this document."}},
       true},
  };
}

// What a rank is made of, so that whoever doubts it can add it up.
std::vector<Schema> rank_schemas() {
  return {
      {"RankFact",
       "What a component of a rank rests on.",
       "",
       {{"text", "text", "\"licence: MIT\"."},
        {"value", "number", "Its share of the component, 0 to 1."}}},
      {"RankComponent",
       "One of the five parts of a rank.",
       "",
       {{"value", "number", "0 to 1; the facts add up to it."},
        {"weight", "number", "Of the rank; the five sum to 1."},
        {"estimated", "flag",
         "Whether it is not known of this entity; the one fact says what stands for it."},
        {"facts", "RankFact[]", "What it rests on."}}},
      {"StatedRank",
       "A rank that a source states.",
       "",
       {{"value", "number", "0 to 100."},
        {"against", "text?", "The other entity, when a comparison of two stated it."},
        {"source", "Source", "Who states it."}}},
      {"RankDetail",
       "An UnfragileRank and what it is made of.",
       "",
       {{"value", "number?",
         "0 to 100: 100 times the sum of the components, each times its weight."},
        {"components", "RankComponent{}",
         "adoption, quality, ecosystem, match_graph and freshness."},
        {"stated", "StatedRank[]", "What sources say instead."},
        {"explanation?", "Explanation", "Of the value, when asked for."}}},
      {"Neighbour",
       "A neighbour in the graph of entities.",
       "EntityCard",
       {{"similarity", "number", "Cosine of the two entities' term vectors, 0 to 1."},
        {"explanation?", "Explanation", "Of the similarity, when asked for."}}},
  };
}

}  // namespace

std::vector<Schema> entity_schemas() {
  std::vector<Schema> out = {
      {"EntityCluster",
       "A group of entities that are alike, named by words that tell it from the others.",
       "",
       {{"id", "text", "Its telling words, joined."},
        {"name", "text", "Its telling words."},
        {"size", "count", "How many entities it has."}}},
      {"Seller",
       "An offer of a thing: who sells it, and on what terms.",
       "",
       {{"id", "text", "The offer."},
        {"name", "text?", "Who sells."},
        {"maker", "text?", "Who makes the thing."},
        {"is_maker", "flag", "Whether the maker itself sells."},
        {"price_model", "'unknown'|'free'|'freemium'|'open-source'|'paid'",
         "What using it costs, as far as the offer says."},
        {"price", "Price?", "As it is stated."},
        {"input_price", "number?", "USD per 1M input tokens; null where it is not by the token."},
        {"output_price", "number?", "USD per 1M output tokens; null likewise."},
        {"context", "number?", "Tokens that are read at once."},
        {"url", "address?", "The offer's home."}}},
      {"EntityDetail",
       "All that is known of one entity: its line of the catalogue, where unknown is absent, and "
       "what follows from the others.",
       "",
       {{"id", "text", "What other addresses take."},
        {"name", "text", "As its maker writes it."},
        {"type", "text", "\"model\", \"mcp-server\", ..."},
        {"capabilities", "EntityCapability[]", "What it can do."},
        {"summary?", "text", "What it is."},
        {"unique?", "text", "What sets it apart."},
        {"versus?", "text", "How it compares with named rivals."},
        {"maker?", "text", "Who makes it."},
        {"url?", "address", "Its home."},
        {"license?", "text", "Its licence."},
        {"tags?", "text[]", "Words for what it is about."},
        {"aliases?", "text[]", "Its other names."},
        {"pricing?", "Pricing", "What using it costs."},
        {"signals?", "number{}", "Named numbers: stars, downloads, context, ..."},
        {"released?", "date", "When it was released."},
        {"updated?", "date", "When it was updated."},
        {"stated?", "Stated|Stated[]", "Figures that sources state."},
        {"source?", "StatedSource|StatedSource[]", "Where all this comes from."},
        {"unfragile_rank", "number?", "0 to 100, computed from facts; never a position."},
        {"rank", "RankDetail", "What the rank is made of."},
        {"times_matched", "count?",
         "Recorded searches that showed it among their first ten; null when the snapshot knows of "
         "no search."},
        {"times_chosen", "count?", "Choices of it; null likewise."},
        {"capability_count", "count", "Capabilities that it states."},
        {"sources", "Source[]", "Those that contributed."},
        {"conflicts", "Conflict[]", "Where they disagree."},
        {"traits", "TraitValue[]",
         "The conditions that it states, each with its evidence; both values where it contradicts "
         "itself. What is not here is not known."},
        {"origins", "FactOrigin?{}", "By field: where the value in force comes from."},
        {"offers", "EntityCard[]", "The other offers of the same thing."},
        {"sellers", "Seller[]",
         "All offers, where there are several and one has a price: the maker's own first, then by "
         "price, each unit by itself."},
        {"cluster", "EntityCluster", "The group of like entities that it is in."},
        {"neighbours", "Neighbour[]", "The nearest in the graph, nearest first."},
        {"claims", "Claim[]", "Its own about others."},
        // Popular things have thousands of claims about them.
        {"claims_about", "Claim[]", "Of others about it, at most 50."},
        {"claims_about_total", "count", "How many there are."},
        {"extra?", "any{}", "Fields of the catalogue that have a name of this document."}},
       true},
  };
  for (const auto& schemas : {stated_schemas(), rank_schemas()}) {
    out.insert(out.end(), schemas.begin(), schemas.end());
  }
  return out;
}

}  // namespace matchgraph::render
