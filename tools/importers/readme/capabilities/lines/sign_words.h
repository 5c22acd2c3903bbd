// Classes of words that tell lines which say what a thing does from those that say something else.
//
// Each is a list as phrases::is_one_of takes it. None names a thing or a field of work: they are
// what any README is written with.
#pragma once

#include <string_view>

namespace matchgraph::readme::sign_words {

/// What a thing does, in the third person, as the first word or behind a subject.
inline constexpr std::string_view kThirdPerson =
    "supports|provides|offers|enables|allows|lets|includes|features|implements|handles|generates|"
    "integrates|automates|delivers|gives|helps|runs|works|combines|extends|exposes|converts|"
    "detects|selects|produces|creates|manages|performs|processes|searches|stores|serves|validates|"
    "encodes|decodes|trains|evaluates|ranks|accepts|understands|operates|preserves|loads|"
    "synchronizes|discovers|scales|contains|captures|compresses|encrypts|connects|translates|"
    "transcribes|summarizes|classifies|predicts|recognizes|extracts|parses|renders|exports|imports|"
    "monitors|tracks|filters|simplifies|accelerates|reduces|improves|adapts|strips|sends|receives|"
    "returns|caches|indexes|finds|matches|computes|guarantees|protects|limits|unlocks|brings|"
    "facilitates|empowers|tunes|samples|records|writes|reads|sorts|splits|merges|measures|builds|"
    "turns|plays|prints|displays|opens|edits|plans|schedules|checks|formats|maps|draws|answers|"
    "groups|copies|keeps|saves|watches|deploys|hosts|queries|removes|adds|shows|redirects|rejects|"
    "takes|can|normalizes|throws|wraps|resolves|transforms|makes|sets|gets|reviews|identifies|"
    "estimates|restores|retrieves|modifies|verifies|emits|distinguishes|determines|recommends|"
    "reconstructs|assesses|publishes";

/// The same as a command.
inline constexpr std::string_view kCommands =
    "create|refine|generate|process|search|connect|manage|analyze|analyse|transform|convert|store|"
    "query|visualize|visualise|monitor|automate|combine|attach|scale|discover|explore|compare|"
    "extract|translate|transcribe|edit|detect|classify|summarize|train|index|compress|stream|parse|"
    "validate|track|integrate|orchestrate|chat|get|build|run|make|write|deploy|test|keep|take|turn|"
    "save|add|put|read|browse|use|report|set|find|match|merge|sort|split|render|export|import|load|"
    "send|receive|draw|print|display|open|check|format|map|group|copy|watch|host|remove|show|wrap|"
    "resolve|compute|determine|inspect|encode|decode|hook|pause|trigger|access|embed|return|strip|"
    "minify|discard|normalize|traverse|execute|evaluate|define|customize|schedule|sanitize";

/// Other verbs that stand behind a subject.
inline constexpr std::string_view kOtherFinite =
    "is|are|has|have|was|were|will|does|do|may|should|would|could|needs|must|uses|follows|depends|"
    "aims|requires|ships|comes|becomes|resemble|consist|contain|include|stands|refers|means|tries|"
    "goes|recommends";

inline constexpr std::string_view kQuality =
    "super|blazing|blazingly|lightning|incredibly|insanely|crazy|ultra|fast|faster|fastest|quick|"
    "performant|efficient|great|good|excellent|awesome|amazing|best|better|beautiful|elegant|clean|"
    "neat|nice|clear|intuitive|friendly|easy|easier|easily|simple|simpler|simplest|simply|"
    "straightforward|painless|lightweight|light|small|tiny|minimal|minimalistic|compact|slim|lean|"
    "powerful|robust|solid|stable|reliable|reliably|mature|safe|secure|trusted|proven|tested|"
    "modern|flexible|versatile|free|popular|sensible|well|production|concise|extensive|rich|strict|"
    "performance|speed|pure|comprehensive|maintained|perfect|seamless|seamlessly|effortless|"
    "effortlessly|highly|fully|opinionated|immutable|written|flexibility|simplicity|scalability|"
    "reliability|elegance|efforts|pragmatic|polished|sane|battle";

inline constexpr std::string_view kSizes =
    "kb|kib|mb|bytes|minified|bundle|dependency|dependencies|deps|lines|footprint|"
    "ms|seconds|times|size|benchmark|benchmarks";

/// The project, its files and what is set in it.
inline constexpr std::string_view kOfProject =
    "project|projects|version|versions|release|released|releases|repo|repository|documentation|"
    "docs|example|examples|issue|issues|test|tests|testing|tested|license|contributors|community|"
    "team|maintained|maintainers|popular|ecosystem|package.json|npm|github|changelog|readme|source|"
    "file|files|default|option|options|parameter|argument|value|function|method|callback|property|"
    "object|config|configuration|flag|module";

inline constexpr std::string_view kDenials =
    "no|not|never|none|without|cannot|t|nothing|nor|neither|less|lack|lacks";

inline constexpr std::string_view kModals =
    "should|may|might|would|could|must|shall|will|need|needs|want";

/// What lines on capabilities offer, and the common names of what offers it.
inline constexpr std::string_view kOffering =
    "support|supports|supporting|supported|provide|provides|providing|allow|allows|allowing|enable|"
    "enables|enabling|let|lets|include|includes|including|offer|offers|integrates|integration|"
    "compatible|works|generate|generates|convert|converts|parse|parses|api|create|creates|handle|"
    "handles|designed|useful|library|tool|server|client|implementation|module|plugin|utility|"
    "utilities|framework|parser|package|toolkit|engine|sdk|wrapper|middleware|cli|interface|"
    "functions|system";

/// Kinds of things.
inline constexpr std::string_view kKinds =
    "library|tool|server|client|implementation|module|plugin|utility|utilities|framework|parser|"
    "package|toolkit|engine|sdk|wrapper|middleware|cli|interface|functions|system|collection|"
    "application|app|platform|compiler|generator|polyfill|shim|adapter|driver|binding|bindings|"
    "extension|service|model|dataset|classifier|set|helper|helpers|editor|manager|runner|loader|"
    "formatter|serializer|template|database|store|cache|renderer|bundler|linter|logger|emitter|"
    "router|api";

/// Behind "this" and "the" these mean the thing itself.
inline constexpr std::string_view kItself =
    "library|project|tool|package|framework|model|repository|repo|engine|server|client|application|"
    "app|implementation|system|platform|dataset|benchmark|module|plugin|extension|service|toolkit|"
    "suite|program|cli|sdk|adapter|middleware|parser|compiler|utility|crate|script|checkpoint|"
    "corpus|transform|agent|database|polyfill";

inline constexpr std::string_view kPrepositions =
    "for|of|to|with|from|into|in|on|by|using|between|as|over|across|through|via|at|against";

/// Openings before the subject.
inline constexpr std::string_view kOpenings =
    "for|of|to|with|from|into|in|on|by|using|between|as|over|across|through|via|at|against|when|if|"
    "and|or|even|also|but|so|while|because|unlike|once|besides";

}  // namespace matchgraph::readme::sign_words
