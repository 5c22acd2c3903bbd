#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/filter_table.h"
#include "matchgraph/query.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/entity_arguments.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kSearchExamples = R"(  matchgraph search "convert PDF files to text"
  matchgraph search transcribe audio --free --limit 5
  matchgraph search --where 'context >= 100000' --sort price)";

struct SearchOptions {
  std::vector<std::string> words;
  ListOptions list;
  bool as_typed = false;  ///< also where most words are misspelt
};

// The words of the need, which may be given as one argument or as several.
std::string need_of(const std::vector<std::string>& words) {
  std::string need;
  for (const std::string& word : words) need += (need.empty() ? "" : " ") + word;
  return need.find_first_not_of(" \t\r\n") == std::string::npos ? std::string() : need;
}

int run_search(const SearchOptions& options, const Common& common) {
  SearchRequest request;
  request.text = need_of(options.words);
  if (request.text.empty() && !has_any(options.list.filters)) {
    throw MissingArguments("say in plain words what is needed, or give a filter");
  }
  check_length(request.text, "the need");
  // Before anything is opened.
  check_format(options.list, common);
  request.filters = options.list.filters;
  request.sort = options.list.sort;
  request.limit = options.list.limit;
  request.offset = options.list.offset;
  request.explain = options.list.explain;
  request.offers = options.list.offers;
  request.versions = options.list.versions;
  const Engine engine(open_live_snapshot(common));
  Answer answer = engine.ask(request);
  // For a person: a program gets what it asked for, and what may have been meant.
  const bool may_mend = common.format == "text" && !options.as_typed;
  if (auto other = may_mend ? mended(engine, answer, request) : std::nullopt) {
    write_note("showing results for \"" + answer.search->did_you_mean +
               "\"; --as-typed searches for \"" + request.text + "\"");
    answer = std::move(*other);
  }
  print_formatted(common, answer);
  return answer.total() == 0 ? kNothingFound : kDone;
}

}  // namespace

void add_search(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App* sub = add_subcommand(app, chosen, "search", "Finds what meets a need", kSearchExamples,
                                 list_formats());
  sub->add_option("need", options->words, "What is needed, in plain words")->type_name("TEXT");
  add_list_options(*sub, options->list);
  sub->add_flag("--as-typed", options->as_typed, "Search for misspelt words as they are");
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_search(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
