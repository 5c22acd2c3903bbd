#include <charconv>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include "matchgraph/snapshot.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands.h"

namespace matchgraph::command {
namespace {

// "42", or the folder's name "gen-000042".
std::uint64_t parse_generation(const std::string& text) {
  std::string_view digits = text;
  if (digits.starts_with("gen-")) digits.remove_prefix(4);
  std::uint64_t generation = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, generation);
  if (digits.empty() || fault != std::errc() || stop != end) {
    throw Error(ErrorCode::kUsage, "\"" + text +
                                       "\" is not the number of a generation: matchgraph verify "
                                       "lists them");
  }
  return generation;
}

int run_use(const std::string& text, const Common& common) {
  if (text.empty()) throw MissingArguments("give the number of the generation to use");
  const std::uint64_t generation = parse_generation(text);
  use_generation(data_folder(common), generation);
  const std::string number = std::to_string(generation);
  write_output(common.json() ? "{\"generation\":" + number + "}\n"
                             : "generation " + number + " is live\n");
  return kDone;
}

}  // namespace

void add_use(CLI::App& app, Chosen& chosen) {
  auto generation = std::make_shared<std::string>();
  CLI::App* sub = add_subcommand(app, chosen, "use", "Makes a kept generation the live one",
                                 "  matchgraph use 41\n  matchgraph use gen-000041");
  sub->add_option("generation", *generation, "Its number")->type_name("GEN");
  sub->callback([generation, &chosen] {
    chosen.run = [generation, &chosen] { return run_use(*generation, chosen.common); };
  });
}

}  // namespace matchgraph::command
