#include "snapshot/entity_record.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "matchgraph/error.h"

using namespace matchgraph;

namespace {

/// Entities with every field empty now and then.
class RandomEntities {
 public:
  explicit RandomEntities(std::uint32_t seed) : random_(seed) {}

  Entity entity() {
    Entity out;
    for (std::string* text : {&out.id, &out.name, &out.type, &out.summary, &out.unique, &out.versus,
                              &out.maker, &out.url, &out.license}) {
      *text = text_of();
    }
    out.tags = texts();
    out.aliases = texts();
    if (coin()) {
      out.pricing = Pricing{static_cast<PriceModel>(below(5)), {}};
      if (coin()) out.pricing->price = Price{number(), text_of(), text_of(), some_number()};
    }
    for (std::size_t i = below(4); i > 0; --i) out.signals.push_back({text_of(), number()});
    out.released = date();
    out.updated = date();
    for (std::size_t i = below(3); i > 0; --i) {
      Stated stated;
      stated.rank = some_number();
      stated.match_graph = some_number();
      if (coin()) stated.times_matched = static_cast<std::int64_t>(below(1000)) - 500;
      if (coin()) stated.capability_count = std::int64_t{1} << 40;
      stated.against = text_of();
      stated.layout = text_of();
      stated.source = source();
      stated.extra = extra();
      out.stated.push_back(stated);
    }
    for (std::size_t i = below(3); i > 0; --i) out.sources.push_back(source());
    for (std::size_t i = below(4); i > 0; --i) {
      out.capabilities.push_back({text_of(), text_of(), text_of(), text_of(), texts(), extra()});
    }
    for (std::size_t i = below(3); i > 0; --i) {
      out.conflicts.push_back(
          {text_of(), {{text_of(), text_of(), date()}, {text_of(), text_of()}}});
    }
    for (std::size_t i = below(3); i > 0; --i) {
      out.origins.push_back({text_of(), text_of(), date()});
    }
    out.extra = extra();
    return out;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool coin() { return below(2) == 1; }
  double number() { return static_cast<double>(random_()) / 7.0 - 1e8; }
  std::optional<double> some_number() { return coin() ? std::optional(number()) : std::nullopt; }
  std::string text_of() {
    std::string text;
    for (std::size_t i = coin() ? below(300) : below(4); i > 0; --i) {
      text += static_cast<char>(below(256));
    }
    return text;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> out(below(3));
    for (std::string& text : out) text = text_of();
    return out;
  }
  std::vector<ExtraField> extra() {
    std::vector<ExtraField> out(below(3));
    for (ExtraField& field : out) field = {text_of(), text_of()};
    return out;
  }
  std::optional<Date> date() {
    if (coin()) return std::nullopt;
    return Date{static_cast<std::int16_t>(below(4000)), static_cast<std::uint8_t>(below(13)),
                static_cast<std::uint8_t>(below(32))};
  }
  Source source() { return {text_of(), text_of(), date()}; }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("an entity is read back as it was written, all of its fields") {
  RandomEntities random(1);
  for (int i = 0; i < 500; ++i) {
    const Entity entity = random.entity();
    std::string bytes;
    put_entity_record(entity, bytes);
    CHECK(read_entity_record(bytes) == entity);
  }
}

TEST_CASE("a record that was cut off or changed is refused or read, and nothing else") {
  RandomEntities random(2);
  std::mt19937 bits(3);
  for (int i = 0; i < 50; ++i) {
    std::string bytes;
    put_entity_record(random.entity(), bytes);
    for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 40) {
      CHECK_THROWS_AS(read_entity_record(std::string_view(bytes).substr(0, size)), Error);
    }
    CHECK_THROWS_AS(read_entity_record(bytes + '\0'), Error);
    for (int flips = 0; flips < 40; ++flips) {
      std::string damaged = bytes;
      damaged[bits() % damaged.size()] ^= static_cast<char>(1U << (bits() % 8));
      try {
        read_entity_record(damaged);
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::kEnvironment);
      }
    }
  }
}
