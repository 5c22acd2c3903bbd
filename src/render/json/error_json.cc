// What went wrong, for a program.
#include <string>
#include <string_view>

#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {
namespace {

using render::Json;

// By these words programs tell what they can do about it: `usage` is theirs to mend, `environment`
// is not.
std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return "usage";
    case ErrorCode::kBadInput:
      return "bad_input";
    case ErrorCode::kEnvironment:
      return "environment";
  }
  // The compiler asks for a case of every code; this is for a value that is none of them.
  return "environment";
}

}  // namespace

std::string to_json(const Error& error) {
  return render::document(
      {{"error", {{"code", code_name(error.code())}, {"message", error.what()}}}});
}

std::string to_json(const Resolution& resolution, std::string_view asked) {
  const bool ambiguous = resolution.kind == Resolution::Kind::kAmbiguous;
  const std::string name = "\"" + std::string(asked) + "\"";
  const std::string message = ambiguous ? name + " names several entities; give the id of one"
                                        : "nothing is called " + name;
  // With the candidates, so that a program can ask again without a search.
  return render::document(
      {{"error",
        {{"code", ambiguous ? "ambiguous" : "not_found"},
         {"message", message},
         {"detail",
          {{"asked", asked}, {"candidates", render::cards_json(resolution.candidates)}}}}}});
}

}  // namespace matchgraph
