// Writes openapi.json, and the header that makes it part of the server; the build runs it.
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "server/api/openapi.h"

namespace {

void write(const char* path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.exceptions(std::ios::badbit | std::ios::failbit);
  out << text;
  out.close();
}

std::string header_of(const std::string& version, const std::string& document) {
  return "// Made by tools/openapi when the program is built.\n#pragma once\n\n"
         "#include <string_view>\n\nnamespace matchgraph::server {\n\n"
         "inline constexpr const char* kProgramVersion = \"" +
         // Handed over by the build, which knows the version.
         version +
         "\";\n\n"
         "inline constexpr std::string_view kOpenapiJson = R\"document(" +
         document + ")document\";\n\n}  // namespace matchgraph::server\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("write_openapi VERSION JSON HEADER\n", stderr);
    return 2;
  }
  try {
    const std::string document = matchgraph::server::openapi_document(argv[1]);
    write(argv[2], document);
    write(argv[3], header_of(argv[1], document));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "write_openapi: %s\n", error.what());
    return 1;
  }
  return 0;
}
