// Here is a text that is being typed: does a name or a critique belong at its end?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace matchgraph {

/// The end of a text in which words of the language leave no doubt what comes next.
struct TypedEnding {
  enum class Kind {
    kName,      ///< "alternatives to ch"
    kSecond,    ///< "Qdrant vs m": a name to compare with `first`
    kCritique,  ///< "like Qdrant but ch": what should differ from `first`
  };
  Kind kind = Kind::kName;
  std::string before;   ///< the text up to what is being typed, as typed
  std::string partial;  ///< what is being typed; may be empty
  std::string first;    ///< the name before it
};

/// Nothing for other texts.
std::optional<TypedEnding> typed_ending(std::string_view text);

}  // namespace matchgraph
