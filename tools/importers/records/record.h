// A row of a spreadsheet or an entry of a YAML list -> an entity, by what its fields are called.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/importers/fields/field_roles.h"
#include "tools/importers/lists/list_drafts.h"

namespace matchgraph::records {

struct RecordField {
  std::string label;
  std::string value;
  importers::Role role = importers::Role::kNone;
};

struct Record {
  std::vector<RecordField> fields;
  std::vector<std::string> groups;  ///< names of what it stands in, the outermost first
  std::string type;                 ///< that is known beforehand; usually empty
  std::size_t line = 0;
};

/// Adds the record's entity. Its name is that of the first field for names, else of its address;
/// its address the best of those for links; what it can do are the sentences of its description, or
/// the features that a field lists. Groups become tags. False, with a warning, for a record without
/// name and address.
bool add_record(const Record& record, awesome::Drafts& drafts, catalogue::DiagnosticLog& log);

/// The record as a person knows it: its first values.
std::string shown_record(const Record& record);

}  // namespace matchgraph::records
