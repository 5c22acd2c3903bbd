#include "traits/said_of/own_service.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/fold.h"
#include "traits/trait.h"

namespace matchgraph {
namespace {

// Ends of the sites of companies. Those of projects, ".org" and ".net", say nothing of who works.
constexpr std::string_view kSiteEnds = "ai; app; io; com; so; co; xyz; cloud; dev";

// Words of names that any sentence may hold.
constexpr std::string_view kCommonNames =
    "mcp; server; servers; official; the; ai; api; local; open; source; data; web; tool; tools; "
    "platform; multi; cross; cloud; video";

bool is_name_word(const OwnName& own, std::string_view word) {
  return own.has(word) && !list_holds(kCommonNames, word);
}

/// "glif.app", but not "docs.glif.app/start", a page that is only referred to.
bool is_site(const TraitWords& words, std::string_view text, const OwnName& own, std::size_t i,
             std::size_t end) {
  if (i + 1 >= end || !is_name_word(own, words.words()[i])) return false;
  const std::size_t stop = words.end(i);
  const bool is_joined = words.begin(i + 1) == stop + 1 && text[stop] == '.';
  if (!is_joined || !list_holds(kSiteEnds, words.words()[i + 1])) return false;
  constexpr std::string_view kWithin = "/.@-_:";
  const std::size_t from = words.begin(i);
  const std::size_t to = words.end(i + 1);
  const bool goes_on = to < text.size() && (text[to] == '/' || text[to] == ':');
  return !goes_on && (from == 0 || kWithin.find(text[from - 1]) == std::string_view::npos);
}

/// Whether the word is a name of the entity in the genitive: "Kagi's".
bool is_owner(const TraitWords& words, std::string_view text, const OwnName& own, std::size_t i) {
  const std::string_view word = words.words()[i];
  const std::string_view written = text.substr(words.begin(i), words.end(i) - words.begin(i));
  const bool is_genitive =
      word.ends_with('s') && (written.ends_with("'s") || written.ends_with("\xE2\x80\x99s"));
  return is_genitive && is_upper(written.front()) && own.has(word.substr(0, word.size() - 1));
}

/// "Using Replicate's model", "via Amazon Bedrock": they run models for whoever pays.
bool is_seller(const TraitWords& words, std::size_t begin, std::size_t i) {
  constexpr std::string_view kSellers =
      "replicate; replicates; openrouter; openrouters; bedrock; bedrocks; gemini; geminis; "
      "perplexity; perplexitys; groq; groqs";
  if (!list_holds(kSellers, words.words()[i])) return false;
  std::size_t before = i;
  while (before > begin &&
         list_holds("the; google; googles; amazon; amazons; aws", words.words()[before - 1])) {
    --before;
  }
  return before > begin && !words.ends_clause(before - 1) &&
         list_holds("using; uses; via; through; by; with", words.words()[before - 1]);
}

/// The word behind `i` that is one of the list, within a few and in the same clause; 0 for none.
std::size_t behind(const TraitWords& words, std::size_t i, std::size_t end, std::string_view list) {
  constexpr std::size_t kReach = 4;
  // "Acme is a platform" is what it is, and not what it goes through.
  constexpr std::string_view kTurns =
      "mcp; server; client; sdk; and; or; with; for; on; to; that; is; are; provides; offers; a; "
      "an; "
      "documented; self";
  for (std::size_t k = i; k + 1 < end && k < i + kReach && !words.ends_clause(k); ++k) {
    const std::string_view next = words.words()[k + 1];
    if (list_holds(kTurns, next)) return 0;
    // What runs on anybody's machines is called so: "Plum message streaming platform".
    if (list_holds("streaming; orchestration; iot; metadata; deployment", next)) return 0;
    if (list_holds(list, next)) return k + 1;
  }
  return 0;
}

std::string host_of(std::string_view url) {
  constexpr std::string_view kScheme = "://";
  const std::size_t scheme = url.find(kScheme);
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + kScheme.size());
  return std::string(url.substr(0, url.find_first_of("/?#:")));
}

/// "Perfect Wiki" as sites write it, without some words.
std::string joined_words(std::string_view name, std::string_view without) {
  const std::string folded = fold_for_names(name);
  std::string out;
  for (const std::string_view word : list_parts(folded, " ")) {
    if (!list_holds(without, word)) out += word;
  }
  return out;
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> own_service_in(const TraitWords& words,
                                                                  std::string_view text,
                                                                  const OwnName& own,
                                                                  std::size_t begin,
                                                                  std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_site(words, text, own, i, end)) return std::pair(i, i + 2);
    if (is_owner(words, text, own, i)) {
      const std::size_t to =
          behind(words, i, end, "platform; cloud; infrastructure; service; services; models");
      if (to > 0) return std::pair(i, to + 1);
    }
    // "Any CalDAV-compatible service" is nobody's.
    const bool is_kind = i + 1 < end && list_holds("compatible; automation", words.words()[i + 1]);
    if (!is_kind && is_name_word(own, words.words()[i]) && is_upper(text[words.begin(i)])) {
      const std::size_t to = behind(words, i, end, "platform; service; services");
      // "Google Cloud Platform" is the name of something else.
      if (to > 0 && !is_upper(text[words.begin(to)])) return std::pair(i, to + 1);
    }
    if (is_seller(words, begin, i)) return std::pair(i, i + 1);
    const bool is_worker = i > begin + 2 && is_name_word(own, words.words()[i]) &&
                           words.words()[i - 1] == "with" &&
                           words.words()[i - 2] == "integrating" && words.words()[i - 3] == "by";
    if (is_worker) return std::pair(i - 3, i + 1);
  }
  return std::nullopt;
}

bool is_on_own_site(const Entity& entity) {
  const std::string summary = ' ' + fold_for_names(entity.name + ' ' + entity.summary) + ' ';
  const auto says = [&](std::string_view words) {
    return summary.find(words) != std::string::npos ||
           std::any_of(entity.tags.begin(), entity.tags.end(), [&](const std::string& tag) {
             return (' ' + fold_for_names(tag) + ' ').find(words) != std::string::npos;
           });
  };
  const bool is_open = (entity.pricing && entity.pricing->model == PriceModel::kOpenSource) ||
                       says(" open source ") || says(" self hosted ") || says(" local ");
  if (is_open || !says(" official ")) return false;
  const std::string host = host_of(entity.url);
  const std::vector<std::string_view> labels = list_parts(host, ".");
  if (labels.size() < 2 || !list_holds(kSiteEnds, labels.back())) return false;
  // Others put up what plugs into the product: "plugins.acme.com".
  constexpr std::string_view kOwnPages = "www; docs; developer; developers; mcp; app; api; help";
  if (labels.size() > 2 && !list_holds(kOwnPages, labels.front())) return false;
  constexpr std::string_view kKinds = "mcp; server; official; remote; the";
  const std::string site = joined_words(labels[labels.size() - 2], {});
  return !site.empty() && site == joined_words(entity.name, kKinds);
}

}  // namespace matchgraph
