#include "evidence/postgresql/libpq.h"

#include <dlfcn.h>

#include "matchgraph/error.h"

namespace matchgraph::evidence {
namespace {

template <typename Function>
void find_function(void* library, const char* name, Function& function) {
  // dlsym gives a pointer to data, as C has no other word for it.
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) {
    throw Error(ErrorCode::kEnvironment,
                std::string("libpq.so.5: has no ") + name + ": install Debian's libpq5");
  }
}

}  // namespace

// Linked, it would bring Kerberos, LDAP and TLS into every command: it is loaded by the few that
// were given an address. Never closed: its own libraries register what they do at the end.
Libpq::Libpq() {
  // All symbols at once: one that is missing is told here and not in the middle of a search. Local,
  // so that its libraries hide none of ours.
  void* const library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    throw Error(ErrorCode::kEnvironment,
                "libpq.so.5: cannot be loaded, and past searches in PostgreSQL need it: install "
                "libpq5");
  }
  find_function(library, "PQconninfoParse", conninfo_parse);
  find_function(library, "PQconninfoFree", conninfo_free);
  find_function(library, "PQfreemem", freemem);
  find_function(library, "PQconnectdbParams", connectdb_params);
  find_function(library, "PQfinish", finish);
  find_function(library, "PQstatus", status);
  find_function(library, "PQerrorMessage", error_message);
  find_function(library, "PQsetNoticeProcessor", set_notice_processor);
  find_function(library, "PQsendQuery", send_query);
  find_function(library, "PQsendQueryParams", send_query_params);
  find_function(library, "PQsendPrepare", send_prepare);
  find_function(library, "PQsendQueryPrepared", send_query_prepared);
  find_function(library, "PQsocket", socket);
  find_function(library, "PQconsumeInput", consume_input);
  find_function(library, "PQisBusy", is_busy);
  find_function(library, "PQgetResult", get_result);
  find_function(library, "PQresultStatus", result_status);
  find_function(library, "PQresultErrorField", result_error_field);
  find_function(library, "PQntuples", ntuples);
  find_function(library, "PQgetisnull", getisnull);
  find_function(library, "PQgetvalue", getvalue);
  find_function(library, "PQgetlength", getlength);
  find_function(library, "PQcmdTuples", cmd_tuples);
  find_function(library, "PQclear", clear);
}

const Libpq& Libpq::get() {
  static const Libpq functions;
  return functions;
}

}  // namespace matchgraph::evidence
