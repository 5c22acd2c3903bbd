// A validator of JSON against the schemas of an OpenAPI 3.0 document, stricter than the standard: a
// field that a schema does not name is a fault. Knows what this document uses, and says so when it
// meets anything else.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace matchgraph::test {

class SchemaCheck {
 public:
  using json = nlohmann::json;

  /// `own_fields`: names that a catalogue adds to what is open for them.
  explicit SchemaCheck(json document, std::set<std::string> own_fields = {})
      : document_(std::move(document)), own_fields_(std::move(own_fields)) {}

  const json& document() const { return document_; }

  struct Fault {
    std::string what;   ///< names the struct and what to do; the same for each value that has it
    std::string where;  ///< "answer.results[7].like"
  };

  /// What is wrong with the value; nothing when it is as the schema says. What of the document it
  /// used is kept (used()).
  std::vector<Fault> faults(const json& value, const json& schema, const std::string& where) {
    Found found;
    check(value, schema, "a value", where, found);
    used_.merge(found.used);
    return std::move(found.faults);
  }
  /// "SearchHit.score": fields that were something: no null, no empty list or object.
  const std::set<std::string>& used() const { return used_; }

  /// The schema that a reference leads to, or the schema itself; `name` becomes that of it.
  const json& resolved(const json& schema, std::string& name) const {
    const json* out = &schema;
    while (out->contains("$ref")) {
      const std::string reference = (*out)["$ref"];
      name = reference.substr(reference.rfind('/') + 1);
      out = &document_.at(json::json_pointer(reference.substr(1)));
    }
    return *out;
  }

 private:
  struct Found {
    std::vector<Fault> faults;
    std::set<std::string> used;
  };

  void check(const json& value, const json& reference, std::string name, const std::string& where,
             Found& found) const {
    const json& schema = resolved(reference, name);
    for (const auto& [keyword, ignored] : schema.items()) {
      if (!known().contains(keyword))
        found.faults.push_back({"this test knows no " + keyword, where});
    }
    if (schema.contains("allOf")) {
      for (const json& part : schema["allOf"]) check(value, part, name, where, found);
      return;
    }
    if (schema.contains("oneOf")) return check_one(value, schema["oneOf"], name, where, found);
    if (value.is_null() && schema.value("nullable", false)) return;
    if (schema.contains("type") && !is_of_type(value, schema["type"])) {
      found.faults.push_back({name + " is of type " + schema["type"].get<std::string>() +
                                  ", which this is not: " + value.dump().substr(0, 60),
                              where});
      return;
    }
    check_scalar(value, schema, where, found);
    if (value.is_array() && schema.contains("items")) check_items(value, schema, where, found);
    if (value.is_object()) check_object(value, schema, name, where, found);
  }

  // Exactly one has to fit. Where none does, the faults are those of the one that is meant: the
  // value has most of what it requires.
  void check_one(const json& value, const json& choices, const std::string& name,
                 const std::string& where, Found& found) const {
    std::vector<Found> tried;
    for (const json& choice : choices) check(value, choice, name, where, tried.emplace_back());
    const auto fits = std::count_if(tried.begin(), tried.end(),
                                    [](const Found& one) { return one.faults.empty(); });
    if (fits > 1) found.faults.push_back({"several fit of " + choices.dump(), where});
    std::size_t best = 0;
    const auto rank = [&](std::size_t i) {
      return std::tuple(!tried[i].faults.empty(), lacking(value, choices[i]),
                        tried[i].faults.size());
    };
    for (std::size_t i = 1; i < tried.size(); ++i) {
      if (rank(i) < rank(best)) best = i;
    }
    found.faults.insert(found.faults.end(), tried[best].faults.begin(), tried[best].faults.end());
    found.used.merge(tried[best].used);
  }

  /// How many of the required fields the value has not.
  std::size_t lacking(const json& value, const json& reference) const {
    std::string name;
    const json required = resolved(reference, name).value("required", json::array());
    return static_cast<std::size_t>(
        std::count_if(required.begin(), required.end(), [&value](const json& field) {
          return !value.is_object() || !value.contains(field.get<std::string>());
        }));
  }

  static void check_scalar(const json& value, const json& schema, const std::string& where,
                           Found& found) {
    const auto wrong = [&](const char* keyword) {
      found.faults.push_back({std::string(keyword) + " " + schema[keyword].dump() +
                                  " does not hold for " + value.dump().substr(0, 60),
                              where});
    };
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
      wrong("enum");
    }
    if (value.is_number() && schema.contains("minimum") && value < schema["minimum"]) {
      wrong("minimum");
    }
    if (value.is_string() && schema.contains("pattern") &&
        !std::regex_search(value.get<std::string>(),
                           std::regex(schema["pattern"].get<std::string>()))) {
      wrong("pattern");
    }
  }

  void check_items(const json& value, const json& schema, const std::string& where,
                   Found& found) const {
    const std::size_t least = schema.value("minItems", std::size_t{0});
    const std::size_t most = schema.value("maxItems", value.size());
    if (value.size() < least || value.size() > most) {
      found.faults.push_back({"so many items: " + std::to_string(value.size()), where});
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
      check(value[i], schema["items"], "an item", where + "[" + std::to_string(i) + "]", found);
    }
  }

  void check_object(const json& value, const json& schema, const std::string& name,
                    const std::string& where, Found& found) const {
    if (!schema.contains("properties") && !schema.contains("additionalProperties")) return;
    const json properties = schema.value("properties", json::object());
    const json others = schema.value("additionalProperties", json(false));
    for (const json& field : schema.value("required", json::array())) {
      if (value.contains(field.get<std::string>())) continue;
      found.faults.push_back({name + " has no \"" + field.get<std::string>() +
                                  "\", which its schema says is always there: add a \"?\" to the "
                                  "row (src/render/json/*_schemas.cc), or write the field",
                              where});
    }
    for (const auto& [field, part] : value.items()) {
      const std::string place = where + "." + field;
      if (properties.contains(field)) {
        const bool is_something = !part.is_null() && !(part.is_structured() && part.empty());
        if (is_something) found.used.insert(name + "." + field);
        check(part, properties[field], name + "." + field, place, found);
      } else if (others.is_object()) {
        check(part, others, "a value", place, found);
      } else if (!(others == json(true) && own_fields_.contains(field))) {
        found.faults.push_back({name + " has \"" + field +
                                    "\", which its schema lacks: add a row to " + name +
                                    " (src/render/json/*_schemas.cc)",
                                place});
      }
    }
  }

  static bool is_of_type(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
  }

  static const std::set<std::string>& known() {
    static const std::set<std::string> kKnown = {
        "type",   "description", "required", "properties", "additionalProperties",
        "items",  "oneOf",       "allOf",    "nullable",   "enum",
        "format", "pattern",     "minimum",  "minItems",   "maxItems"};
    return kKnown;
  }

  json document_;
  std::set<std::string> own_fields_;
  std::set<std::string> used_;
};

}  // namespace matchgraph::test
