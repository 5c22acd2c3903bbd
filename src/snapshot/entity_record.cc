#include "snapshot/entity_record.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <type_traits>
#include <vector>

#include "matchgraph/error.h"
#include "storage/array_file.h"
#include "storage/seal.h"

namespace matchgraph {
namespace {

// LEB128, as in DWARF and WebAssembly: nearly all lengths and counts are below 128 and take one
// byte.
constexpr unsigned kDigitBits = 7;  // of a LEB128 number
constexpr std::uint8_t kMoreDigits = 0x80;

/// Writes what is handed to it.
class RecordWriter {
 public:
  explicit RecordWriter(std::string& bytes) : bytes_(bytes) {}

  void unsigned_number(std::uint64_t value) {
    for (; value >= kMoreDigits; value >>= kDigitBits) {
      bytes_ += static_cast<char>(static_cast<std::uint8_t>(value) | kMoreDigits);
    }
    bytes_ += static_cast<char>(value);
  }
  void text(const std::string& value) {
    unsigned_number(value.size());
    bytes_ += value;
  }
  void number(const double& value) {
    const auto eight = std::bit_cast<std::array<char, sizeof value>>(value);
    bytes_.append(eight.data(), eight.size());
  }
  template <typename Enum>
  void byte(const Enum& value) {
    bytes_ += static_cast<char>(value);
  }
  // Without zigzag a negative number takes ten bytes; there are hardly any.
  void integer(const std::int64_t& value) { unsigned_number(std::bit_cast<std::uint64_t>(value)); }
  template <typename T, typename Field>
  void optional(const std::optional<T>& value, const Field& field) {
    bytes_ += value ? '\1' : '\0';
    if (value) field(*value);
  }
  template <typename T, typename Field>
  void list(const std::vector<T>& values, const Field& field) {
    unsigned_number(values.size());
    for (const T& value : values) field(value);
  }

 private:
  std::string& bytes_;
};

/// Fills what is handed to it.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}

  bool is_at_end() const { return bytes_.empty(); }

  std::uint64_t unsigned_number() {
    // A shift of 64 bits or more would be undefined.
    // The loop ends after ten digits, as damaged bytes need not end the number.
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += kDigitBits) {
      const auto digit = static_cast<std::uint8_t>(take(1)[0]);
      value |= static_cast<std::uint64_t>(digit & (kMoreDigits - 1)) << shift;
      if ((digit & kMoreDigits) == 0) return value;
    }
    fail();
  }
  void text(std::string& value) { value = take(unsigned_number()); }
  void number(double& value) {
    std::array<char, sizeof value> eight{};
    std::memcpy(eight.data(), take(eight.size()).data(), eight.size());
    value = std::bit_cast<double>(eight);
  }
  template <typename Enum>
  void byte(Enum& value) {
    value = static_cast<Enum>(static_cast<std::uint8_t>(take(1)[0]));
  }
  void integer(std::int64_t& value) { value = std::bit_cast<std::int64_t>(unsigned_number()); }
  template <typename T, typename Field>
  void optional(std::optional<T>& value, const Field& field) {
    if (take(1)[0] != '\0') field(value.emplace());
  }
  template <typename T, typename Field>
  void list(std::vector<T>& values, const Field& field) {
    // Before memory is asked for: a damaged count could ask for terabytes.
    const std::uint64_t count = unsigned_number();
    if (count > bytes_.size()) fail();  // each takes a byte or more
    values.resize(count);
    for (T& value : values) field(value);
  }

 private:
  [[noreturn]] static void fail() {
    throw Error(ErrorCode::kEnvironment, "the snapshot's entities are damaged");
  }
  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size()) fail();
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

  std::string_view bytes_;
};

/// T, or const T when the record is written.
/// One class for both directions cannot forget a field on one side.
template <typename Record, typename T>
using Of = std::conditional_t<std::is_same_v<Record, RecordWriter>, const T, T>;

/// The fields of everything in an entity, in the order of their bytes, for both directions.
template <typename Record>
class Fields {
 public:
  explicit Fields(Record& record) : record_(record) {}

  void entity(Of<Record, Entity>& entity) {
    // A list of pointers, as the nine texts are written alike.
    // The order is the format: a field more, or elsewhere, needs another kFormatVersion.
    for (auto* text : {&entity.id, &entity.name, &entity.type, &entity.summary, &entity.unique,
                       &entity.versus, &entity.maker, &entity.url, &entity.license}) {
      record_.text(*text);
    }
    texts(entity.tags);
    texts(entity.aliases);
    record_.optional(entity.pricing, [this](auto& pricing) {
      record_.byte(pricing.model);
      record_.optional(pricing.price, [this](auto& price) { this->price(price); });
    });
    record_.list(entity.signals, [this](auto& signal) {
      record_.text(signal.name);
      record_.number(signal.value);
    });
    date(entity.released);
    date(entity.updated);
    record_.list(entity.stated, [this](auto& stated) { this->stated(stated); });
    record_.list(entity.sources, [this](auto& source) { this->source(source); });
    record_.list(entity.capabilities, [this](auto& capability) { this->capability(capability); });
    record_.list(entity.conflicts, [this](auto& conflict) { this->conflict(conflict); });
    record_.list(entity.origins, [this](auto& origin) {
      record_.text(origin.field);
      record_.text(origin.source);
      date(origin.observed);
    });
    extra(entity.extra);
  }

 private:
  using TextList = Of<Record, std::vector<std::string>>;

  void texts(TextList& list) {
    record_.list(list, [this](auto& text) { record_.text(text); });
  }
  void number(Of<Record, std::optional<double>>& value) {
    record_.optional(value, [this](auto& known) { record_.number(known); });
  }
  void integer(Of<Record, std::optional<std::int64_t>>& value) {
    record_.optional(value, [this](auto& known) { record_.integer(known); });
  }
  void date(Of<Record, std::optional<Date>>& value) {
    record_.optional(value, [this](auto& known) {
      std::int64_t year = known.year;
      record_.integer(year);
      if constexpr (std::is_same_v<Record, RecordReader>) {
        known.year = static_cast<std::int16_t>(year);
      }
      record_.byte(known.month);
      record_.byte(known.day);
    });
  }
  void price(Of<Record, Price>& price) {
    record_.number(price.amount);
    record_.text(price.currency);
    record_.text(price.per);
    number(price.output);
  }
  void source(Of<Record, Source>& source) {
    record_.text(source.name);
    record_.text(source.url);
    date(source.observed);
  }
  void extra(Of<Record, std::vector<ExtraField>>& fields) {
    record_.list(fields, [this](auto& field) {
      record_.text(field.name);
      record_.text(field.json);
    });
  }
  void stated(Of<Record, Stated>& stated) {
    for (auto* value : {&stated.rank, &stated.adoption, &stated.quality, &stated.ecosystem,
                        &stated.match_graph}) {
      number(*value);
    }
    integer(stated.times_matched);
    integer(stated.capability_count);
    record_.text(stated.against);
    record_.text(stated.layout);
    source(stated.source);
    extra(stated.extra);
  }
  void capability(Of<Record, Capability>& capability) {
    for (auto* text :
         {&capability.text, &capability.name, &capability.unique, &capability.versus}) {
      record_.text(*text);
    }
    texts(capability.tags);
    extra(capability.extra);
  }
  void conflict(Of<Record, Conflict>& conflict) {
    record_.text(conflict.field);
    record_.list(conflict.values, [this](auto& value) {
      record_.text(value.value);
      record_.text(value.source);
      date(value.observed);
    });
  }

  Record& record_;
};

}  // namespace

void put_entity_record(const Entity& entity, std::string& bytes) {
  RecordWriter writer(bytes);
  Fields<RecordWriter>(writer).entity(entity);
}

Entity read_entity_record(std::string_view bytes) {
  Entity entity;
  RecordReader reader(bytes);
  Fields<RecordReader>(reader).entity(entity);
  // Bytes that are left over mean that the record was made by other rules than it was read by.
  if (!reader.is_at_end()) {
    throw Error(ErrorCode::kEnvironment, "the snapshot's entities are damaged");
  }
  return entity;
}

void write_entity_records(const Catalogue& catalogue, const std::string& records,
                          const std::string& offsets) {
  std::ofstream out(records, std::ios::binary | std::ios::trunc);
  std::vector<std::uint64_t> begins{0};
  std::string record;
  for (const Entity& entity : catalogue.entities) {
    record.clear();
    put_entity_record(entity, record);
    out << record;
    begins.push_back(begins.back() + record.size());
  }
  out.close();
  // Closed first: a full disk may only be told when the last block is flushed.
  if (!out) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("{}: cannot be written: {}", records, std::strerror(errno)));
  }
  // The checksum goes to the end of the file itself, as records have no array file around them.
  seal_file(records);
  ArrayFileWriter writer;
  writer.add("offsets", begins);
  writer.write(offsets);
}

}  // namespace matchgraph
