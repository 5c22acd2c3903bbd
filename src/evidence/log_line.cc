#include "evidence/log_line.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "catalogue/entity_id.h"
#include "catalogue/json_line.h"
#include "evidence/field_bytes.h"
#include "evidence/time_text.h"

namespace matchgraph::evidence {
namespace {

using catalogue::DiagnosticLog;
using catalogue::Json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t kMaxQueryBytes = 2048;  // as search has it
// Larger numbers lose digits in programs whose JSON numbers are doubles.
constexpr std::uint64_t kMaxCount = std::uint64_t{1} << 53;
// Not one of the characters that sessions usually begin with.
constexpr char kHashMark = '~';
constexpr std::size_t kHexDigits = 16;
constexpr const char* kHint =
    R"(a line is {"query": text, "selected": id, "at"?: time, "session"?: text})";
constexpr const char* kIdHint = "an entity's id: 1 to 200 bytes without white space";
constexpr const char* kCountHint = "a whole number of at least 0";

std::string hex(std::uint64_t value) { return fmt::format("{:016x}", value); }

std::optional<std::uint64_t> parse_hex(std::string_view text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value, 16);
  // from_chars would take a shorter text too, and two spellings would name one id.
  if (text.size() != kHexDigits || fault != std::errc() || stop != end) return std::nullopt;
  return value;
}

/// The fields of one line, each as the type that it should have. What an optional field has wrong
/// is a warning, and the field is left out.
class LineFields {
 public:
  LineFields(const Json& object, DiagnosticLog& log) : object_(object), log_(log) {}

  /// Null when the field is absent.
  /// Null and absent mean the same, as many programs write all their columns.
  const Json& at(const char* name) const {
    static const Json absent;
    const auto found = object_.find(name);
    return found == object_.end() ? absent : *found;
  }
  bool has(const char* name) const { return !at(name).is_null(); }

  std::string text(const char* name) const {
    const Json& value = at(name);
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_null()) ignore(name, "a text");
    return {};
  }

  /// A text, or a whole number as one: sessions are often numbered.
  std::string label(const char* name) const {
    const Json& value = at(name);
    // Names of sessions are hashed anyway.
    return value.is_number_integer() ? catalogue::to_text(value) : text(name);
  }

  std::uint64_t count(const char* name) const {
    const Json& value = at(name);
    // A negative count or one of 1e300 comes from a broken program.
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= kMaxCount) {
      return value.get<std::uint64_t>();
    }
    if (!value.is_null()) ignore(name, kCountHint);
    return 0;
  }

  std::optional<std::uint64_t> number_in_hex(const char* name) const {
    const std::string digits = text(name);
    const auto value = parse_hex(digits);
    if (!value && !digits.empty()) ignore(name, "16 hexadecimal digits");
    return value;
  }

  std::optional<EvidenceTime> time(const char* name) const {
    const Json& value = at(name);
    std::optional<EvidenceTime> at;
    if (value.is_string()) at = parse_time(value.get_ref<const std::string&>());
    // Seconds and milliseconds are both usual; which it is, the size tells.
    if (value.is_number()) at = time_of_number(value.get<double>());
    if (!at && !value.is_null()) {
      ignore(name, "a time such as 2026-11-22T10:30:00Z, or seconds since 1970");
    }
    return at;
  }

  SearchKind kind() const {
    const std::string word = text("kind");
    if (word == to_string(SearchKind::kAlternatives)) return SearchKind::kAlternatives;
    if (!word.empty() && word != to_string(SearchKind::kNeed))
      ignore("kind", "need or alternatives");
    // An unknown kind is taken for the usual one, as most logs have none.
    return SearchKind::kNeed;
  }

  /// An id that the line cannot do without.
  std::string required_id(const char* name) const {
    const Json& value = at(name);
    if (is_id(value)) return value.get<std::string>();
    reject(name, kIdHint);
    return {};
  }

  std::uint64_t required_count(const char* name) const {
    const Json& value = at(name);
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= kMaxCount) {
      return value.get<std::uint64_t>();
    }
    reject(name, kCountHint);
    return 0;
  }

  static bool is_id(const Json& value) {
    return value.is_string() && catalogue::is_entity_id(value.get_ref<const std::string&>());
  }

  void reject(const char* name, const char* expected) const {
    const Json& value = at(name);
    log_.error(name, value.is_null() ? "is missing" : "found " + catalogue::shown(value), expected);
  }
  void ignore(const char* name, const char* expected) const {
    log_.warn(name, "found " + catalogue::shown(at(name)),
              fmt::format("expected {}; the field is left out", expected));
  }
  DiagnosticLog& log() const { return log_; }

 private:
  const Json& object_;
  DiagnosticLog& log_;
};

void read_query(const LineFields& fields, StoredSearch& search) {
  const Json& query = fields.at("query");
  if (!query.is_string()) {
    fields.reject("query", kHint);
    return;
  }
  search.query = query.get<std::string>();
  // A text that no search can have been.
  if (search.query.size() > kMaxQueryBytes) {
    fields.log().error("query",
                       fmt::format("is {} bytes long; a search takes at most {}",
                                   search.query.size(), kMaxQueryBytes),
                       "shorten it or leave the line out");
  } else if (search.query.find_first_not_of(" \t\r\n") == std::string::npos &&
             search.filters.empty()) {
    // Filters alone are a request too; without them an empty text asks for nothing.
    fields.log().error("query", "is empty", kHint);
  }
}

void read_shown(const LineFields& fields, StoredSearch& search) {
  const Json& shown = fields.at("shown");
  if (shown.is_null()) {
    // A log of selections alone says at least that what was selected was shown.
    for (const StoredChoice& choice : search.choices) search.shown.push_back(choice.entity);
    return;
  }
  if (!shown.is_array() || !std::all_of(shown.begin(), shown.end(), LineFields::is_id)) {
    fields.reject("shown", "an array of ids");
    return;
  }
  for (const Json& id : shown) search.shown.push_back(id.get<std::string>());
  // As a server refuses to record it: otherwise a log could bring in what the interface does not
  // let through.
  if (!search.choices.empty() && !search.showed(search.choices[0].entity)) {
    fields.log().warn("selected", "is not among what was shown", "the choice does not count");
    search.choices.clear();
  }
}

LoggedSearch read_search(const LineFields& fields) {
  LoggedSearch logged;
  StoredSearch& search = logged.search;
  logged.session = fields.label("session");
  search.id = fields.number_in_hex("search").value_or(0);
  search.kind = fields.kind();
  search.filters = fields.text("filters");
  search.at = fields.time("at");
  search.generation = fields.count("generation");
  search.offset = fields.count("offset");
  search.block = fields.number_in_hex("block");
  read_query(fields, search);
  // A search that tells what it showed may have led to nothing, and that is worth knowing; a line
  // with neither says nothing.
  if (fields.has("selected") || !fields.has("shown")) {
    const auto chosen_at = fields.time("chosen_at");
    // Logs of other programs have one time, that of the click.
    search.choices.push_back(
        {.entity = fields.required_id("selected"), .at = chosen_at ? chosen_at : search.at});
  }
  read_shown(fields, search);
  return logged;
}

Day read_day(const LineFields& fields) {
  if (!fields.has("day")) return kUnknownDay;
  const auto day = parse_day(fields.text("day"));
  if (!day) fields.reject("day", "a date such as 2026-11-22");
  return day.value_or(kUnknownDay);
}

ForgottenEntity read_forgotten_entity(const LineFields& fields) {
  return {.origin = fields.number_in_hex("origin").value_or(0),
          .day = read_day(fields),
          .entity = fields.required_id("entity"),
          .times_matched = fields.required_count("times_matched"),
          .times_chosen = fields.required_count("times_chosen")};
}

ForgottenDay read_forgotten_day(const LineFields& fields) {
  return {.origin = fields.number_in_hex("origin").value_or(0),
          .day = read_day(fields),
          .searches = fields.required_count("searches"),
          .choices = fields.required_count("choices")};
}

LogLine read_line(const LineFields& fields) {
  // Told apart by their fields: logs of other programs have no field that says what a line is.
  // Counts carry no query: nothing that was typed is left in them.
  if (!fields.has("query") && fields.has("times_matched")) return read_forgotten_entity(fields);
  if (!fields.has("query") && fields.has("searches")) return read_forgotten_day(fields);
  return read_search(fields);
}

std::string dumped(const OrderedJson& json) {
  // Bytes that are not UTF-8 may have been recorded; an export must not fail over them.
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

OrderedJson search_json(const StoredSearch& search, const StoredChoice* choice) {
  // Only what differs from the usual is written, as an export has a line for each choice.
  OrderedJson line = {{"query", search.query}};
  if (choice != nullptr) line["selected"] = choice->entity;
  if (search.at) line["at"] = time_text(*search.at);
  line["session"] = kHashMark + hex(search.session);
  if (search.block) line["block"] = hex(*search.block);
  if (search.kind != SearchKind::kNeed) line["kind"] = to_string(search.kind);
  if (!search.filters.empty()) line["filters"] = search.filters;
  if (search.generation != 0) line["generation"] = search.generation;
  if (search.offset != 0) line["offset"] = search.offset;
  // read_shown() takes the selected one for what was shown when nothing else is said, so it can be
  // left out.
  const bool only_the_chosen =
      choice != nullptr && search.shown.size() == 1 && search.shown[0] == choice->entity;
  if (!only_the_chosen) line["shown"] = search.shown;
  if (choice != nullptr && choice->at && choice->at != search.at) {
    line["chosen_at"] = time_text(*choice->at);
  }
  // An id that follows from the rest would be given again anyway.
  if (search.id != derived_id(search)) line["search"] = hex(search.id);
  return line;
}

OrderedJson day_json(Day day) {
  return day == kUnknownDay ? OrderedJson(nullptr) : OrderedJson(day_text(day));
}

}  // namespace

std::optional<LogLine> parse_log_line(std::string_view line, const LoadOptions& options,
                                      DiagnosticLog& log) {
  // Warnings leave the line good.
  const std::size_t errors_before = log.errors();
  const auto value = catalogue::parse_json_line(line, options.max_depth, log);
  if (!value) return std::nullopt;
  if (!value->is_object()) {
    log.error("", "expected an object, found " + catalogue::shown(*value), kHint);
    return std::nullopt;
  }
  LogLine read = read_line(LineFields(*value, log));
  if (log.errors() > errors_before) return std::nullopt;
  return read;
}

void LineIdentity::identify(LoggedSearch& logged) {
  StoredSearch& search = logged.search;
  // A hash of hashes: a line's bytes and all that came before, in constant memory.
  put_text(chain_, logged.session);
  put_text(chain_, search_bytes(search));
  // The choices are part of the identity: the same need with another choice is another line.
  for (const StoredChoice& choice : search.choices) put_text(chain_, choice.entity);
  const XXH128_hash_t hash = XXH3_128bits(chain_.data(), chain_.size());
  chain_.clear();
  put_number(chain_, hash.low64);
  put_number(chain_, hash.high64);

  const std::string_view session = logged.session;
  const auto hashed = session.starts_with(kHashMark) ? parse_hex(session.substr(1)) : std::nullopt;
  // Without a name nobody can say which lines belong together, so each is a session of its own.
  // Hashes that an export wrote are taken as they are: another folder's key would give other ones.
  search.session = session.empty() ? hash.low64 : hashed.value_or(session_hash(key_, session));
  if (search.id == 0) search.id = derived_id(search);
}

std::vector<std::string> to_log_lines(const StoredSearch& search) {
  std::vector<std::string> lines;
  for (const StoredChoice& choice : search.choices) {
    lines.push_back(dumped(search_json(search, &choice)));
  }
  if (lines.empty()) lines.push_back(dumped(search_json(search, nullptr)));
  return lines;
}

std::string to_log_line(const ForgottenEntity& counts) {
  return dumped({{"day", day_json(counts.day)},
                 {"entity", counts.entity},
                 {"times_matched", counts.times_matched},
                 {"times_chosen", counts.times_chosen},
                 {"origin", hex(counts.origin)}});
}

std::string to_log_line(const ForgottenDay& counts) {
  return dumped({{"day", day_json(counts.day)},
                 {"searches", counts.searches},
                 {"choices", counts.choices},
                 {"origin", hex(counts.origin)}});
}

}  // namespace matchgraph::evidence

namespace matchgraph {

std::string to_string(SearchId id) { return evidence::hex(static_cast<std::uint64_t>(id)); }

std::optional<SearchId> parse_search_id(std::string_view text) {
  const auto value = evidence::parse_hex(text);
  if (!value) return std::nullopt;
  return SearchId{*value};
}

}  // namespace matchgraph
