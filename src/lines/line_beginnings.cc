#include "lines/line_beginnings.h"

namespace matchgraph {

const WordPatterns& note_beginnings() {
  // NOLINTBEGIN(bugprone-suspicious-missing-comma): long patterns are cut into lines.
  static const WordPatterns patterns{
      "note that", "please",
      "see|visit|consult|read|check also|the|this|its|our|here|details|package|documentation",
      "refer to", "check out", "learn|read|find more", "find out more",
      "for more|further|full|detailed|additional information|details|info|documentation",
      "more|further|additional|full *2 information|details|documentation is|are|on|in|about|at|can",
      "optionally|alternatively see|refer|consult", "copyright", "homepage", "?if the above",
      "this is a|an dummy|transitional|dependency|virtual|meta|empty|metapackage",
      // What a distribution's package holds, when that is nothing to run.
      "this ?binary|meta package contains|provides|installs|includes|ships|holds ?the|some|all *2 "
      "libraries|headers|header|files|documentation|manual|manuals|manpages|data|translations|"
      "examples|symbols"};
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return patterns;
}

const WordPatterns& requirement_beginnings() {
  static const WordPatterns patterns{"needs|need a|an|the|at|to|access",
                                     "depends on",
                                     "you ?will ?also need",
                                     "?you must have",
                                     "?valid|access credentials for|to",
                                     "to|for|in *9 you ?will|may ?also need",
                                     "to|for *9 needs|must ?to be installed"};
  return patterns;
}

const WordPatterns& setup_beginnings() {
  // NOLINTBEGIN(bugprone-suspicious-missing-comma): long patterns are cut into lines.
  static const WordPatterns patterns{
      "?optionally|then|next|finally|first|simply|just|and "
      "add|copy|paste|use|configure|install|register|enter|supply *2 this|the|as|your|that *5 "
      "server|endpoint|url|config|configuration|settings|credentials|key|keys|client|app",
      "?optionally|then|next|finally|first|simply|just|and follow|use *5 "
      "instructions|steps|prompts|flow|guide",
      "authenticate *3 when|as|within|in|with|using|during|through",
      "log|sign in *2 when|with|using|through",
      "install|run|start|build *4 via|using|with|through|from "
      "npm|npx|pip|pipx|uvx|uv|brew|homebrew|docker|cargo|apt|yarn|source",
      "clone the|this repo|repository",
      // What is told to do without an object is done to the thing itself.
      "add|configure|register|install ?it|globally|manually via|to|in|as|through|from|or",
      "restart the|your", "set ?up the|your *4 variable|variables|key|keys",
      "obtain|get|create|generate a|an *2 api|access key|keys|token",
      "obtain|get|create|generate an account"};
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return patterns;
}

}  // namespace matchgraph
