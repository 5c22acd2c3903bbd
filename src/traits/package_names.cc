#include "traits/package_names.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace matchgraph {
namespace {

struct NameForm {
  std::string_view begin, end, language;
};

// By these forms distributions tell whose libraries a package holds.
constexpr auto kForms = std::to_array<NameForm>({
    {"librust-", "", "rust"},
    {"golang-", "", "go"},
    {"python3-", "", "python"},
    {"python-", "", "python"},
    {"node-", "", "javascript"},
    {"libjs-", "", "javascript"},
    {"ruby-", "", "ruby"},
    {"php-", "", "php"},
    {"lua-", "", "lua"},
    {"libghc-", "", "haskell"},
    {"r-cran-", "", "r"},
    {"r-bioc-", "", "r"},
    {"lib", "-perl", "perl"},
    {"lib", "-java", "java"},
    {"lib", "-ocaml", "ocaml"},
    {"lib", "-ocaml-dev", "ocaml"},
    {"lib", "-cil", "csharp"},
    {"lib", "-cil-dev", "csharp"},
});

bool is_package_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (is_alphanumeric(c) && to_lower(c) == c) || c == '-' || c == '.' || c == '+' || c == '_';
  });
}

}  // namespace

std::string_view language_of_package(std::string_view name) {
  if (!is_package_name(name) || name.ends_with("-doc") || name.ends_with("-docs")) return {};
  const auto form = std::find_if(kForms.begin(), kForms.end(), [name](const NameForm& one) {
    // Something has to be left between them.
    return name.size() > one.begin.size() + one.end.size() && name.starts_with(one.begin) &&
           name.ends_with(one.end);
  });
  return form == kForms.end() ? std::string_view() : form->language;
}

}  // namespace matchgraph
