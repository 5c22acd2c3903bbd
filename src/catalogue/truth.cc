// Truth files -> judged questions.

#include "matchgraph/truth.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "catalogue/diagnostic_log.h"
#include "catalogue/field_reader.h"
#include "catalogue/line_reader.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace {

using catalogue::DiagnosticLog;
using catalogue::Json;
using catalogue::LineReader;

// 2^30 - 1 is the largest gain; sums of ten of them are exact enough in a double.
constexpr int kMaxGrade = 30;

constexpr const char* kHint =
    R"(a line is {"query": text, "relevant": {id: grade}} or {"entity": id, "relevant": ...})";

/// The field, or null when it is absent.
const Json& field_of(const Json& object, const char* name) {
  static const Json kNull;
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

/// Which question a line asks.
void read_question(const Json& object, JudgedQuestion& question, DiagnosticLog& log) {
  const Json& query = field_of(object, "query");
  const Json& entity = field_of(object, "entity");
  if (query.is_null() == entity.is_null()) {
    log.error("", query.is_null() ? "asks nothing" : "has both a query and an entity", kHint);
    return;
  }
  question.kind =
      entity.is_null() ? JudgedQuestion::Kind::kNeed : JudgedQuestion::Kind::kAlternatives;
  const Json& text = entity.is_null() ? query : entity;
  if (text.is_string()) {
    question.text = text.get<std::string>();
  } else {
    log.error(entity.is_null() ? "query" : "entity",
              fmt::format("expected a string, found {}", catalogue::shown(text)), kHint);
  }
}

void read_relevant(const Json& object, JudgedQuestion& question, DiagnosticLog& log) {
  const Json& relevant = field_of(object, "relevant");
  if (!relevant.is_object()) {
    log.error("relevant",
              relevant.is_null()
                  ? "is missing"
                  : fmt::format("expected an object, found {}", catalogue::shown(relevant)),
              kHint);
    return;
  }
  for (const auto& [id, grade] : relevant.items()) {
    if (grade.is_number_unsigned() && grade.get<std::uint64_t>() <= kMaxGrade) {
      question.relevant[id] = grade.get<int>();
    } else {
      log.error("relevant." + catalogue::shorten(id),
                fmt::format("expected a whole number from 0 to {}, found {}", kMaxGrade,
                            catalogue::shown(grade)),
                "a higher grade is a better answer");
    }
  }
}

constexpr const char* kPairHint =
    R"(a line is {"left": id, "right": id, "relation": word, "pairs": [[i, j, grade], ...]})";

void read_id(const Json& object, const char* name, std::string& id, DiagnosticLog& log) {
  const Json& value = field_of(object, name);
  if (value.is_string()) {
    id = value.get<std::string>();
  } else {
    log.error(name, fmt::format("expected a string, found {}", catalogue::shown(value)), kPairHint);
  }
}

/// Positions and grade of a judged pair; nothing when it is none.
std::optional<JudgedPair> read_pair(const Json& value) {
  constexpr std::uint64_t kMostPositions = 1'000'000;
  const bool fits =
      value.is_array() && value.size() == 3 &&
      std::all_of(value.begin(), value.end(), [](const Json& item) {
        return item.is_number_unsigned() && item.get<std::uint64_t>() < kMostPositions;
      });
  if (!fits || value[2].get<std::uint64_t>() > kMaxGrade) return {};
  return JudgedPair{value[0].get<std::size_t>(), value[1].get<std::size_t>(), value[2].get<int>()};
}

void read_comparison(const Json& object, Truth& truth, DiagnosticLog& log, std::size_t number) {
  const std::size_t errors_before = log.errors();
  JudgedComparison out;
  out.line = number;
  read_id(object, "left", out.left, log);
  read_id(object, "right", out.right, log);
  const Json& relation = field_of(object, "relation");
  if (relation.is_string()) out.relation = relation.get<std::string>();
  const Json& pairs = field_of(object, "pairs");
  if (!pairs.is_array()) {
    log.error("pairs", fmt::format("expected an array, found {}", catalogue::shown(pairs)),
              kPairHint);
    return;
  }
  // All pairs are looked at, so that one pass names every fault of a file.
  for (const Json& value : pairs) {
    const auto pair = read_pair(value);
    if (!pair) {
      log.error(
          "pairs",
          fmt::format("expected two positions and a grade, found {}", catalogue::shown(value)),
          kPairHint);
    } else if (pair->grade > 0) {
      // Grade 0 says that the pair was judged and is none, which is what an absent pair counts as.
      out.pairs.push_back(*pair);
    }
  }
  if (log.errors() == errors_before) truth.comparisons.push_back(std::move(out));
}

bool has_relevant(const JudgedQuestion& question) {
  return std::any_of(question.relevant.begin(), question.relevant.end(),
                     [](const auto& judged) { return judged.second > 0; });
}

void read_line(std::string_view line, const LoadOptions& options, Truth& truth, DiagnosticLog& log,
               std::size_t number) {
  const auto value = catalogue::parse_json_line(line, options.max_depth, log);
  if (!value) return;
  if (!value->is_object()) {
    log.error("", fmt::format("expected an object, found {}", catalogue::kind_of(*value)), kHint);
    return;
  }
  // One of the two is enough to tell what the line was meant as, so that the other is reported as
  // missing there.
  if (value->contains("left") || value->contains("right")) {
    read_comparison(*value, truth, log, number);
    return;
  }
  const std::size_t errors_before = log.errors();
  JudgedQuestion question;
  question.line = number;
  read_question(*value, question, log);
  read_relevant(*value, question, log);
  if (log.errors() > errors_before) return;
  // nDCG divides by the best possible gain, which would be 0.
  if (has_relevant(question)) {
    truth.questions.push_back(std::move(question));
  } else {
    log.warn("relevant", "names nothing with a grade over 0", "the question is left out");
  }
}

Truth finish(Truth truth, DiagnosticLog& log) {
  truth.errors = log.errors();
  truth.diagnostics = log.take();
  return truth;
}

}  // namespace

Truth load_truth(std::istream& in, const std::string& file, const LoadOptions& options) {
  Truth truth;
  truth.file = file;
  DiagnosticLog log(file, options.max_diagnostics);
  LineReader reader(in, options.max_line_bytes);
  LineReader::Line line;
  while (reader.next(line)) {
    log.set_line(line.number);
    if (line.is_too_long) {
      log.error("", fmt::format("is longer than {} bytes", options.max_line_bytes), kHint);
    } else if (line.text.find_first_not_of(" \t") != std::string_view::npos) {
      read_line(line.text, options, truth, log, line.number);
    }
  }
  // What follows is about the file and no line of it.
  log.set_line(0);
  if (reader.failed()) {
    log.error("", "cannot be read to its end", "check the disk");
  } else if (truth.questions.empty() && truth.comparisons.empty() && log.errors() == 0) {
    log.error("", "holds no question that can be judged", kHint);
  }
  return finish(std::move(truth), log);
}

Truth load_truth_file(const std::string& file, const LoadOptions& options) {
  DiagnosticLog log(file, options.max_diagnostics);
  std::error_code ignored;
  // Streams need not set it, and an older error would be told as the reason.
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  // Asked first: a stream opens a folder without a complaint and then reads nothing.
  if (std::filesystem::is_directory(file, ignored)) {
    log.error("", "is a folder", "name the truth files in it");
  } else if (!in) {
    log.error("", "cannot be opened: " + std::generic_category().message(errno), "check the path");
  } else {
    return load_truth(in, file, options);
  }
  Truth truth;
  truth.file = file;
  return finish(std::move(truth), log);
}

}  // namespace matchgraph
