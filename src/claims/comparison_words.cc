#include "claims/comparison_words.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace matchgraph {
namespace {

using Words = std::unordered_set<std::string_view>;
using Polarities = std::unordered_map<std::string_view, Polarity>;

std::optional<Polarity> look_up(const Polarities& polarities, std::string_view word) {
  const auto found = polarities.find(word);
  return found == polarities.end() ? std::nullopt : std::optional(found->second);
}

/// The part behind the last hyphen, when there is one.
std::string_view last_part(std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  return hyphen == std::string_view::npos ? std::string_view() : word.substr(hyphen + 1);
}

// Words of one respect share a topic, whichever way they point: claims contradict each other only
// where their topics are equal, as those of "faster" and "slower" are.
constexpr auto kPolarities = std::to_array<std::pair<std::string_view, Polarity>>({
    {"faster", {1, "speed"}},
    {"quicker", {1, "speed"}},
    {"speedier", {1, "speed"}},
    {"snappier", {1, "speed"}},
    {"slower", {-1, "speed"}},
    {"cheaper", {1, "cost"}},
    {"dearer", {-1, "cost"}},
    {"costlier", {-1, "cost"}},
    {"pricier", {-1, "cost"}},
    // How much it asks of whoever uses it.
    {"simpler", {1, "ease"}},
    {"easier", {1, "ease"}},
    {"friendlier", {1, "ease"}},
    {"harder", {-1, "ease"}},
    {"trickier", {-1, "ease"}},
    {"clumsier", {-1, "ease"}},
    // What it asks of the machine.
    {"lighter", {1, "weight"}},
    {"leaner", {1, "weight"}},
    {"heavier", {-1, "weight"}},
    {"bulkier", {-1, "weight"}},
    {"safer", {1, "safety"}},
    {"riskier", {-1, "safety"}},
    // General praise and blame: what they are about is the noun behind, "better latency".
    {"better", {1, ""}},
    {"worse", {-1, ""}},
    {"superior", {1, ""}},
    {"inferior", {-1, ""}},
    // How well and how much it does.
    {"stronger", {1, "strength"}},
    {"weaker", {-1, "strength"}},
    {"poorer", {-1, "quality"}},
    {"richer", {1, "features"}},
    {"fuller", {1, "features"}},
    {"barer", {-1, "features"}},
    {"broader", {1, "coverage"}},
    {"wider", {1, "coverage"}},
    {"narrower", {-1, "coverage"}},
    {"fresher", {1, "freshness"}},
    {"staler", {-1, "freshness"}},
    {"cleaner", {1, "cleanness"}},
    {"clearer", {1, "clarity"}},
    {"smarter", {1, "smartness"}},
    {"finer", {1, "precision"}},
    {"coarser", {-1, "precision"}},
    {"deeper", {1, "depth"}},
    {"shallower", {-1, "depth"}},
    {"smoother", {1, "smoothness"}},
    {"rougher", {-1, "smoothness"}},
    // Whether it holds in use, and how much is to be sorted out of its results.
    {"sturdier", {1, "reliability"}},
    {"buggier", {-1, "reliability"}},
    {"noisier", {-1, "noise"}},
    {"quieter", {1, "noise"}},
    // From here on a word compares and does not say for whom: larger may be a merit or a burden,
    // which only the measure behind it tells.
    {"tighter", {0, "tightness"}},
    {"looser", {0, "tightness"}},
    {"closer", {0, "closeness"}},
    {"nearer", {0, "closeness"}},
    {"newer", {0, "age"}},
    {"older", {0, "age"}},
    {"younger", {0, "age"}},
    {"larger", {0, "size"}},
    {"bigger", {0, "size"}},
    {"smaller", {0, "size"}},
    {"higher", {0, "height"}},
    {"lower", {0, "height"}},
    {"greater", {0, "size"}},
    {"lesser", {0, "size"}},
    {"longer", {0, "length"}},
    {"shorter", {0, "length"}},
    {"stricter", {0, "strictness"}},
    {"laxer", {0, "strictness"}},
    {"plainer", {0, "plainness"}},
    {"denser", {0, "density"}},
    {"sparser", {0, "density"}},
});

constexpr auto kMeasures = std::to_array<std::pair<std::string_view, Polarity>>({
    // Of these more is better.
    {"accuracy", {1, "accuracy"}},
    {"precision", {1, "accuracy"}},
    {"recall", {1, "recall"}},
    {"quality", {1, "quality"}},
    {"fidelity", {1, "quality"}},
    {"performance", {1, "performance"}},
    // How fast it is, whose contrary among the lower ones is latency.
    {"speed", {1, "speed"}},
    {"throughput", {1, "speed"}},
    {"efficiency", {1, "efficiency"}},
    // Whether one can count on it.
    {"reliability", {1, "reliability"}},
    {"stability", {1, "reliability"}},
    {"robustness", {1, "reliability"}},
    {"consistency", {1, "consistency"}},
    // How far it reaches.
    {"coverage", {1, "coverage"}},
    {"support", {1, "support"}},
    {"control", {1, "control"}},
    {"flexibility", {1, "flexibility"}},
    // How much it takes in at once.
    {"context", {1, "context"}},
    {"window", {1, "context"}},
    {"windows", {1, "context"}},
    {"capacity", {1, "capacity"}},
    {"resolution", {1, "resolution"}},
    {"scalability", {1, "scalability"}},
    {"security", {1, "security"}},
    {"safety", {1, "safety"}},
    {"privacy", {1, "privacy"}},
    {"transparency", {1, "transparency"}},
    {"diversity", {1, "diversity"}},
    // What can be counted, and of which there are more with whoever offers more.
    {"languages", {1, "languages"}},
    {"formats", {1, "formats"}},
    {"platforms", {1, "platforms"}},
    {"features", {1, "features"}},
    {"functions", {1, "features"}},
    {"functionality", {1, "features"}},
    {"options", {1, "options"}},
    {"integrations", {1, "integrations"}},
    {"models", {1, "models"}},
    {"tools", {1, "tools"}},
    {"room", {1, "room"}},
    {"rights", {1, "rights"}},
    // Of these less is better. Singular and plural both stand here, as words of a sentence are not
    // stemmed.
    {"latency", {-1, "speed"}},
    {"latencies", {-1, "speed"}},
    {"delay", {-1, "speed"}},
    {"delays", {-1, "speed"}},
    // Money, under the topic of "cheaper".
    {"cost", {-1, "cost"}},
    {"costs", {-1, "cost"}},
    {"price", {-1, "cost"}},
    {"prices", {-1, "cost"}},
    {"pricing", {-1, "cost"}},
    {"fees", {-1, "cost"}},
    {"expense", {-1, "cost"}},
    // What the machine has to have for it.
    {"overhead", {-1, "overhead"}},
    {"memory", {-1, "memory"}},
    {"vram", {-1, "memory"}},
    {"ram", {-1, "memory"}},
    {"footprint", {-1, "memory"}},
    {"disk", {-1, "storage"}},
    {"storage", {-1, "storage"}},
    {"bandwidth", {-1, "bandwidth"}},
    // What can go wrong.
    {"complexity", {-1, "complexity"}},
    {"risk", {-1, "risk"}},
    {"risks", {-1, "risk"}},
    {"errors", {-1, "errors"}},
    {"bugs", {-1, "errors"}},
    {"failures", {-1, "errors"}},
    {"hallucinations", {-1, "errors"}},
    // The noun of "fewer false positives".
    {"positives", {-1, "errors"}},
    {"loss", {-1, "loss"}},
    {"degradation", {-1, "loss"}},
    {"resources", {-1, "resources"}},
    {"resource", {-1, "resources"}},
    {"compute", {-1, "resources"}},
    {"energy", {-1, "resources"}},
    {"consumption", {-1, "resources"}},
    {"usage", {-1, "resources"}},
    {"requirements", {-1, "requirements"}},
    {"dependencies", {-1, "dependencies"}},
    {"dependency", {-1, "dependencies"}},
    // What people have to write, set up and look after themselves.
    {"boilerplate", {-1, "code"}},
    {"code", {-1, "code"}},
    {"setup", {-1, "setup"}},
    {"configuration", {-1, "setup"}},
    {"tuning", {-1, "setup"}},
    {"maintenance", {-1, "maintenance"}},
    {"effort", {-1, "effort"}},
    {"work", {-1, "effort"}},
    {"steps", {-1, "effort"}},
    {"parts", {-1, "complexity"}},
    {"components", {-1, "complexity"}},
    // What keeps people waiting or holds them up.
    {"time", {-1, "time"}},
    {"times", {-1, "time"}},
    {"friction", {-1, "friction"}},
    {"hassle", {-1, "friction"}},
    {"noise", {-1, "noise"}},
    {"lock-in", {-1, "lock-in"}},
    {"downtime", {-1, "downtime"}},
    // More of them may mean strength as well as weight.
    {"parameters", {0, "parameters"}},
    {"limits", {-1, "limits"}},
    {"limitations", {-1, "limits"}},
    {"restrictions", {-1, "limits"}},
    {"limit", {-1, "limits"}},
    {"bill", {-1, "cost"}},
});

constexpr auto kQualities = std::to_array<std::pair<std::string_view, Polarity>>({
    {"fast", {1, "speed"}},
    {"quick", {1, "speed"}},
    {"slow", {-1, "speed"}},
    {"responsive", {1, "speed"}},
    {"performant", {1, "speed"}},
    {"cheap", {1, "cost"}},
    {"affordable", {1, "cost"}},
    {"economical", {1, "cost"}},
    {"cost-effective", {1, "cost"}},
    {"cost-efficient", {1, "cost"}},
    {"expensive", {-1, "cost"}},
    {"costly", {-1, "cost"}},
    // Whether its results are right, and whether it goes on giving them.
    {"accurate", {1, "accuracy"}},
    {"precise", {1, "accuracy"}},
    {"reliable", {1, "reliability"}},
    {"stable", {1, "reliability"}},
    {"robust", {1, "reliability"}},
    {"efficient", {1, "efficiency"}},
    {"flexible", {1, "flexibility"}},
    {"customizable", {1, "flexibility"}},
    // How much it asks of whoever uses it.
    {"simple", {1, "ease"}},
    {"easy", {1, "ease"}},
    {"user-friendly", {1, "ease"}},
    {"approachable", {1, "ease"}},
    {"difficult", {-1, "ease"}},
    {"cumbersome", {-1, "ease"}},
    {"complex", {-1, "complexity"}},
    {"complicated", {-1, "complexity"}},
    // How much of the job it does.
    {"comprehensive", {1, "coverage"}},
    {"complete", {1, "coverage"}},
    {"thorough", {1, "coverage"}},
    {"versatile", {1, "flexibility"}},
    {"scalable", {1, "scalability"}},
    // Whom it lets see what.
    {"secure", {1, "security"}},
    {"private", {1, "privacy"}},
    {"transparent", {1, "transparency"}},
    {"capable", {1, "strength"}},
    {"powerful", {1, "strength"}},
    {"strong", {1, "strength"}},
    {"weak", {-1, "strength"}},
    {"good", {1, ""}},
    {"bad", {-1, ""}},
    {"safe", {1, "safety"}},
    {"feature-rich", {1, "features"}},
    {"focused", {1, "focus"}},
    {"lightweight", {1, "weight"}},
    {"heavyweight", {-1, "weight"}},
    {"verbose", {-1, "verbosity"}},
    {"limited", {-1, "coverage"}},
    {"restrictive", {-1, "flexibility"}},
    {"rigid", {-1, "flexibility"}},
    {"brittle", {-1, "reliability"}},
    {"fragile", {-1, "reliability"}},
    {"basic", {-1, "features"}},
    // What some look for and others avoid.
    {"opinionated", {0, "opinion"}},
    {"strict", {0, "strictness"}},
    {"cautious", {0, "caution"}},
    {"formal", {0, "formality"}},
    {"technical", {0, "depth"}},
    {"academic", {0, "audience"}},
    {"theoretical", {0, "depth"}},
    {"specific", {0, "focus"}},
    {"ambitious", {0, "ambition"}},
    {"conservative", {0, "caution"}},
    {"abstract", {0, "abstraction"}},
    {"minimal", {0, "size"}},
    {"experimental", {0, "maturity"}},
    {"specialized", {0, "focus"}},
    {"specialised", {0, "focus"}},
    {"general", {0, "focus"}},
    {"aggressive", {0, "aggression"}},
    {"niche", {0, "focus"}},
    {"intrusive", {-1, "intrusion"}},
    {"dangerous", {-1, "safety"}},
    {"large", {0, "size"}},
    {"small", {0, "size"}},
});

}  // namespace

std::optional<Polarity> comparative_polarity(std::string_view word) {
  static const Polarities kTable(kPolarities.begin(), kPolarities.end());
  return look_up(kTable, word);
}

int degree_of(std::string_view word) {
  // "Improved" and "limited" compare like comparatives, though they are none by their form.
  static const Words kUp = {"higher", "greater",   "larger",   "bigger",     "longer", "more",
                            "wider",  "increased", "improved", "additional", "extra",  "enhanced"};
  static const Words kDown = {"lower",  "smaller", "shorter",   "less",    "fewer",
                              "lesser", "reduced", "decreased", "limited", "narrower"};
  return kUp.contains(word) ? 1 : kDown.contains(word) ? -1 : 0;
}

std::optional<Polarity> measure_polarity(std::string_view noun) {
  static const Polarities kTable(kMeasures.begin(), kMeasures.end());
  return look_up(kTable, noun);
}

std::optional<Polarity> known_quality(std::string_view adjective) {
  static const Polarities kTable(kQualities.begin(), kQualities.end());
  // The table first: the parts of "user-friendly" and "feature-rich" would give other topics.
  if (const auto found = look_up(kTable, adjective)) return found;
  const std::string_view suffix = last_part(adjective);
  // Any noun may stand before these endings, "memory-hungry" as well as "battery-friendly", so that
  // no list would hold them whole. What stands before the hyphen is the topic, so that
  // "memory-hungry" contradicts "memory-efficient".
  static const Words kCostly = {"intensive", "hungry", "heavy", "prone", "bound", "dependent"};
  static const Words kPraised = {"efficient", "effective", "friendly", "aware", "rich"};
  if (kCostly.contains(suffix)) return Polarity{-1, adjective.substr(0, adjective.rfind('-'))};
  if (kPraised.contains(suffix)) return Polarity{1, adjective.substr(0, adjective.rfind('-'))};
  return {};
}

Polarity quality_polarity(std::string_view adjective) {
  return known_quality(adjective).value_or(Polarity{1, adjective});
}

bool is_winning_verb(std::string_view word) {
  static const Words kWords = {
      "outperforms", "outperform", "outperforming", "outperformed", "beats",    "beat",
      "beating",     "surpasses",  "surpass",       "surpassing",   "exceeds",  "exceeding",
      "outpaces",    "outclasses", "outscores",     "undercuts",    "undercut", "outshines"};
  return kWords.contains(word);
}

std::string_view winning_topic(std::string_view verb) {
  // Whoever undercuts asks for less; of other victories the verb does not say in what.
  return verb.starts_with("undercut") ? "cost" : "performance";
}

bool is_equalling_verb(std::string_view word) {
  static const Words kWords = {"matches", "match", "matching", "equals", "equal", "equalling"};
  return kWords.contains(word);
}

}  // namespace matchgraph
