#include "tools/importers/markdown/title_rules.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::readme {
namespace {

using phrases::is_one_of;

// Phrases stand for whole words anywhere in a title; '=' for all of it.

/// Over what tells how to get, build, cite or keep up the thing, who made it, what it was measured
/// by and what else there is: nothing below says what it does.
constexpr std::string_view kExcludedTitles =
    "install|installation|installing|=setup|set up|build|building|build from source|compiling|"
    "compilation|getting the source|=source "
    "code|contribute|contributing|contribution|contributions|"
    "contributors|license|licence|licensing|credits|credit|thanks|acknowledgements|acknowledgments|"
    "acknowledgement|changelog|change log|=changes|release notes|releases|releasing|news|update|"
    "updates|what s new|roadmap|todo|to do|future work|=plans|faq|faqs|frequently "
    "asked|=questions|cite|"
    "citation|citations|citing|references|bibliography|=papers|benchmark|benchmarks|=performance|"
    "performance results|performance note|=results|evaluation results|leaderboard|sponsors|sponsor|"
    "funding|donate|donations|backers|=support|get support|=community|community and "
    "support|contact|"
    "contacts|discord|discussions|=help|authors|author|maintainers|maintainer|=team|"
    "table of contents|=contents|=toc|requirements|prerequisites|prerequisite|=dependencies|"
    "troubleshooting|known issues|limitations|limitation|non features|non goals|caveats|=users|"
    "used by|who uses|companies using|projects using|real world usage|adopters|showcase|"
    "integrations users|related projects|related work|see also|other implementations|alternatives|"
    "comparison|comparisons|compared|demo|demos|screenshots|gallery|=videos|=test|=tests|running "
    "the tests|"
    "updates test|=testing|=development|developing|developer guide|for developers|"
    "security policy|code of conduct|learn more|further reading|=resources|documentation|=docs|"
    "=links|=packages|packaging|repository contents|project structure|directory structure|=files|"
    "dataset files|statistics|migrating|migration|notable projects|support this project|"
    "star history|=note|=notes|disclaimer|privacy|memory usage|reproduction|api description|"
    "api reference|godbolt|tips and tricks|audio samples|bindings and ports|ports and wrappers|"
    "=bindings|where do i go|how can i|application examples|installer|compliance|guidelines|"
    "release instructions|release process|release checklist|how to release|publishing|"
    "changes in|changes since|=history|environment variable|environment variables|command line "
    "options|configuration options|"
    "config options|hyperparameters|keyboard shortcuts|"
    "modifying|submitting|error code|error codes|execution order|training details|training data|"
    "=evaluation|evaluation using|=bias|=risks|environmental impact|requirement|deprecated|"
    "maintenance mode|end of support|end of life|=deprecation|=upgrade|upgrading|=updating|"
    "updating the|updating from|uninstall|uninstalling|uninstallation|getting help|get help|"
    "need help|brief history|project history|version history|get involved|getting involved|"
    "join us|join our|you can help|call for|hiring|careers|discrepancies|=related|"
    "related functionality|related packages|related libraries|related tools|=status|"
    "project status|=debugging|=bugs|known bugs|=legal|=warranty|=publications|=talks|"
    "=new|=latest|=cmake|=integration|package managers|=pkg config|join the|the community|setup "
    "instructions|setup guide|client configuration|client setup|initial "
    "setup|quick setup|"
    "manual setup|resources|presentations|articles|=books|governance|committee|voting|members|"
    "emeriti|verifying|vulnerability|vulnerabilities|support my|support us|support the|supporting|"
    "not included|unimplemented|planned|upcoming|wishlist|=ideas|not implemented|unsupported|not "
    "supported|not "
    "yet|lack "
    "of|external|=scripts|available scripts|npm scripts|=evals|running evals|local development";

/// Over lists of what it does, in the words of READMEs and of cards.
constexpr std::string_view kFeatureTitles =
    "features|feature|highlights|=highlight|capabilities|what it does|what it can do|"
    "what can it do|what you can do|"
    "=pros|=uses|direct use|downstream "
    "use|supported|advantages|benefits|=why|functionality|included|intended uses|intended use|use "
    "cases|"
    "=skills|=tools|available tools|tools provided";

/// Questions about a choice or a trouble. They are answered by anything; only "Why Quern?" by
/// reasons.
constexpr std::string_view kQuestionTitles =
    "why not|why another|why is|why are|why do|why does|why did|why was|why this|why would|why no|"
    "why can|why should i not|why shouldn t|why isn t|why a|why an|why the|when to use|when not|"
    "is it|is this|would this|where is|where are|who is|who are|does it|do i|can i|should i|"
    "i have|i get|i can t|having an issue|having issues|having problems";

/// Over steps and examples, of which a sentence has to be clear by itself.
constexpr std::string_view kUsageTitles =
    "usage|getting started|get started|quick start|quickstart|quick starts|example|examples|"
    "tutorial|tutorials|how to|running|executing|preparation|walkthrough|try it|container image|"
    "=docker|=options|=configuration|=parameters";

/// Below these the thing is told of as in the introduction.
constexpr std::string_view kOverviewTitles =
    "=overview|=about|=introduction|=description|=summary|=about the project|=what it is|"
    "=project overview|=project description|=tl dr|=in short|=at a glance|=model description|"
    "=model overview|=model summary|=dataset summary|=dataset description|=dataset overview";

/// Manuals of calls, settings and the inside; below features these words name features.
constexpr std::string_view kManualTitles =
    "api|apis|methods|=events|=properties|options|arguments|=exports|=interface|types|flags|"
    "settings|configuration|configuring|config|commands|=reference|=syntax|=classes|=errors|"
    "=error handling|=exceptions|=debugging|logging levels|=compatibility|browser compatibility|"
    "node compatibility|version compatibility|versioning|versions|version|release types|semver|"
    "polyfill|gotchas|pitfalls|philosophy|motivation|rationale|=background|internals|how it works|"
    "implementation details|=implementation|=design|design decisions|design goals|differences|"
    "difference|terminology|glossary|conventions|naming";

/// Of the templates for cards, of every age.
constexpr std::string_view kCardTitles =
    "curation rationale|source data|annotation|annotations|annotators|personal and sensitive|"
    "considerations|social impact|discussion of biases|additional information|dataset curators|"
    "licensing information|citation information|data fields|data instances|data splits|"
    "dataset structure|data format|architecture|training|finetuning|fine tuning details|"
    "hyperparameters|technical specifications|model sources|dataset sources|glossary|card authors|"
    "card contact|how to get started|how to use|out of scope|recommendations|preprocessing|"
    "speeds sizes times|testing data|metrics|compute infrastructure|=hardware|=software|"
    "model examination|more information|initial data collection|source language producers|"
    "data collection|contributions|model index|quantization|files|provided files|=languages|"
    "=dataset creation|evaluation|results|=usage|bias|=conversion|=runtime|=layout|=notes|"
    "chat template|prompt template|prompt format|tokenizer|special tokens|how it was|procedure|"
    "examples|example|specifications|risks|ethical|safety|ablation|"
    "deployment|=data|statistics|loading|download|versions|variants|checkpoints";

/// Activities that are work on the project, or parts of any text, rather than what a thing does.
constexpr std::string_view kNoActivities =
    "=training|=evaluation|=introduction|=motivation|=description|=information|=conclusion|"
    "starting|opening|cloning|downloading|=generation|creating your own|prepare|=implementation|"
    "=overview|=background|=about|version|section|question|questions|edition|license";

/// Things that a title names when it is a capability outside of features.
constexpr std::string_view kThingsOffered =
    "support|search|server|client|authentication|utility|utilities|timestamp|timestamps|metrics|"
    "upload|download|api|interface|connection|handler|handlers|receiver|provider|callback|"
    "intrinsics|"
    "functions|joins|lookups|headers|edge|skills|integrations";

/// First words of questions, and of orders to the reader.
constexpr std::string_view kTitleStops =
    "how|why|what|who|where|when|which|does|do|is|are|can|install|download|run|see|check|please|"
    "note";

bool is_activity(const std::string& word) {
  // "Thing" and "king" end so, too.
  return word.size() > 5 && (word.ends_with("tion") || word.ends_with("ing"));
}

}  // namespace

SectionKind classify_section(std::string_view title, SectionKind above) {
  // What stands below "Contributing" is about contributing, whatever its title.
  if (above == SectionKind::kExcluded) return SectionKind::kExcluded;
  // Work on the project elsewhere, and one of its features below these.
  if (title.starts_with("testing ") && above != SectionKind::kFeatures) {
    return SectionKind::kExcluded;
  }
  // Excluded first: "Supported platforms and installation" tells how to install.
  if (title_has(title, kExcludedTitles)) return SectionKind::kExcluded;
  // Each of them is told step by step.
  if (title_has(title,
                "other use cases|more use cases|advanced use cases|supported use cases|"
                "common use cases")) {
    return SectionKind::kUsage;
  }
  // "What does it do?" is answered by what it does.
  const bool asks_deed = title.starts_with("what does ") || title.starts_with("what this ") ||
                         title.starts_with("what these ") || title.starts_with("what the ");
  if (asks_deed && (title.ends_with(" do") || title.ends_with(" does"))) {
    return SectionKind::kFeatures;
  }
  // Which versions of others it needs: a demand.
  if (title.starts_with("supported ") && title.ends_with(" versions")) {
    return SectionKind::kExcluded;
  }
  // "Why is it slow", "Why not Quern": a question that is answered, not a list of reasons.
  if (title_has(title, kQuestionTitles)) return SectionKind::kExcluded;
  if (title_has(title, kFeatureTitles) || title.starts_with("why ")) return SectionKind::kFeatures;
  if (title_has(title, kUsageTitles)) return SectionKind::kUsage;
  const bool is_overview = title_has(title, kOverviewTitles) || title.starts_with("what is ");
  const bool is_below_plain = above == SectionKind::kIntroduction || above == SectionKind::kPlain;
  if (is_overview && is_below_plain) return SectionKind::kIntroduction;
  // A title that says nothing of its kind is of the kind of the section around it.
  return above == SectionKind::kIntroduction ? SectionKind::kPlain : above;
}

bool names_support(std::string_view title) {
  const std::vector<std::string> words = phrases::words(title);
  if (words.size() < 2 || words.back() != "support") return false;
  // "Browser support" does not say which.
  const bool is_general =
      words.size() == 2 && is_one_of(words[0],
                                     "browser|browsers|environment|platform|platforms|runtime|os|"
                                     "node|engine|version|protocol|language|languages|device|"
                                     "hardware|framework|database|model|format|editor|ide|system");
  // Who helps and for how much, and what is still to be added: nothing that the thing itself
  // supports.
  return !is_general && !title_has(title,
                                   "community|financial|adoption|client|commercial|professional|"
                                   "enterprise|user|technical|"
                                   "paid|our|my|customer|getting|get|premium|version|long term|"
                                   "limited|and support|adding|add|enable|enabling|disable|build|"
                                   "no|without|end of");
}

bool is_call_title(std::string_view title) {
  const std::size_t bracket = title.find('(');
  // "HTTP(s)" is a word.
  const bool is_plural = bracket != title.npos && title.substr(bracket).starts_with("(s)");
  if (bracket != title.npos && bracket > 0 && title[bracket - 1] != ' ' && !is_plural) return true;
  const bool is_word = title.find(' ') == title.npos;
  // "mill.grind", "--dark", "fill_sack"; but "Node.js" and "v2.0" are names.
  const std::size_t dot = title.find('.');
  const bool is_member = dot != title.npos && dot > 0 && dot + 1 < title.size() &&
                         is_lower(title[0]) && is_letter(title[dot + 1]);
  return is_word && (is_member || title.find('_') != title.npos || title.starts_with("--") ||
                     title.find("::") != title.npos || title.starts_with('.') ||
                     title.starts_with('@') || title.starts_with('$'));
}

bool is_manual_title(std::string_view title) { return title_has(title, kManualTitles); }

bool is_version_title(std::string_view title) {
  title = trimmed(title, " [");
  if (title.starts_with("Version ")) title.remove_prefix(8);
  const bool has_letter = title.starts_with('v') || title.starts_with('V');
  if (has_letter) title.remove_prefix(1);
  const std::size_t end = std::min(title.find_first_not_of("0123456789."), title.size());
  const std::string_view number = title.substr(0, end);
  const auto dots = std::count(number.begin(), number.end(), '.');
  if (number.empty() || dots == 0 || number.ends_with('.')) return false;
  const std::string_view rest = trimmed(title.substr(end), " ])");
  // "2.1 Usage" is a numbered section.
  return has_letter || dots >= 2 || rest.empty() || rest.starts_with('(');
}

bool names_results(std::string_view title) {
  return title.ends_with("results") &&
         title_has(title, "leaderboard|evaluation results|benchmark results|test results");
}

bool is_card_boilerplate(std::string_view title) { return title_has(title, kCardTitles); }

bool is_over_uses_of_card(std::string_view title) {
  return title_has(
             title,
             "applications|=uses|suitable for|best for|good for|designed for|made for|"
             "what it s for|what it is for|what is it for|primary use|primary uses|intended tasks|"
             "suggested uses|suggested use|recommended use|recommended uses|intended "
             "applications|supported tasks|potential uses|possible uses|intended users") &&
         !title_has(title, "not|out of scope|prohibited|misuse|leaderboards");
}

bool mixes_uses_and_limits(std::string_view title) {
  return title_has(title, "intended use|intended uses|uses|use cases") &&
         title_has(title, "limitation|limitations") &&
         !title_has(title, "bias|risks|ethical|out of scope");
}

bool is_of_card_template(std::string_view title) {
  // As the hub's templates for cards of models and of data sets head their sections.
  return title_has(title,
                   "=model details|=model description|=dataset description|=dataset summary|"
                   "=dataset structure|=dataset details|=data fields|=data splits|"
                   "=data instances|=curation rationale|intended uses|=intended use|=direct use|"
                   "out of scope use|bias risks and limitations|ethical considerations|"
                   "=training data|=training procedure|=training details|evaluation data|"
                   "=model sources|=environmental impact|=technical specifications|"
                   "=model architecture|=considerations for using the data");
}

bool is_telling_title(std::string_view title, const std::vector<std::string>& subjects) {
  const SectionKind own = classify_section(title, SectionKind::kIntroduction);
  // Nearly every README has some of these.
  return !title.empty() && own == SectionKind::kPlain &&
         !title_has(title,
                    "=overview|=background|=introduction|about|=description|=summary|=intro|=api|"
                    "=server|=client") &&
         std::find(subjects.begin(), subjects.end(), title) == subjects.end();
}

bool is_capability_title(std::string_view title, SectionKind above) {
  constexpr std::size_t kMostWords = 10;
  const SectionKind own = classify_section(title, SectionKind::kIntroduction);
  if (own == SectionKind::kExcluded || own == SectionKind::kUsage) return false;
  const std::vector<std::string> words = phrases::words(title);
  // A longer title is a sentence.
  if (words.empty() || words.size() > kMostWords || title_has(title, kNoActivities)) return false;
  if (is_one_of(words[0], kTitleStops)) return false;
  if (above == SectionKind::kFeatures) return true;
  // "Search" alone may be a section about anything; with another word it says of what.
  if (words.size() == 1) return false;
  // Below usage a title counts when it says a deed ("Converting files").
  if (above == SectionKind::kUsage) return words[0].size() > 5 && words[0].ends_with("ing");
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return is_activity(word) || is_one_of(word, kThingsOffered);
  });
}

}  // namespace matchgraph::readme
