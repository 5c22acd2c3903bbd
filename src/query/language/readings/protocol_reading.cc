#include "query/language/readings/protocol_reading.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {
namespace {

bool is_free(const QueryWord& word) { return word.role == WordRole::kNeed && !word.key.empty(); }

/// Words from which on a need tells more than one thing, of which a format is but one.
constexpr std::size_t kLongNeed = 14;
/// "From GPX to KML"; who lists more names examples.
constexpr std::size_t kMostFormats = 2;

/// "GPX tracks", "DjVu": who does not name the form of a file is no answer.
void read_formats(const QueryWords& words, ParsedQuery& out) {
  // Names that mean nothing else. Forms of pictures, sound and films are not among them, as what
  // works on any picture need not name HEIC.
  static const std::vector<std::string_view> formats = {
      "avro",    "azw3",      "bibtex",   "dicom",  "djvu",  "dwg",  "dxf", "eml",
      "geojson", "gltf",      "gpx",      "hdf5",   "ipynb", "kdbx", "kml", "mbox",
      "midi",    "mobi",      "musicxml", "netcdf", "odp",   "ods",  "odt", "parquet",
      "rtf",     "shapefile", "stl",      "toml",   "vcf"};
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_free(words[i])) continue;
    if (words.match(i, "or") > 0) return;  // any of them will do
    if (words.is_one_of(i, formats)) found.push_back(i);
  }
  if (words.size() > kLongNeed || found.size() > kMostFormats) return;
  for (const std::size_t i : found) {
    out.phrases.push_back({std::string(words.slice(i, i + 1)), words.span(i, i + 1)});
  }
}

}  // namespace

void read_protocols(const QueryWords& words, ParsedQuery& out) {
  // Names that mean nothing else. HTTP and REST are traits, and nearly everything speaks them.
  static const std::vector<std::string_view> protocols = {
      "amqp",  "bluetooth", "caldav", "carddav", "dlna",   "ftp",    "ftps", "grpc",  "imap",
      "irc",   "jmap",      "jdbc",   "ldap",    "mqtt",   "modbus", "nfs",  "nntp",  "odbc",
      "opcua", "pop3",      "rdp",    "rsync",   "rtsp",   "scp",    "sftp", "smb",   "smtp",
      "snmp",  "ssh",       "telnet", "vnc",     "webdav", "webrtc", "xmpp", "zigbee"};
  static const std::vector<std::string_view> ways = {"over", "via", "through"};
  if (!out.seeds.empty()) return;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool is_way = is_free(words[i]) && words.is_one_of(i, ways) && !words[i].breaks;
    if (!is_way || !is_free(words[i + 1]) || !words.is_one_of(i + 1, protocols)) continue;
    out.phrases.push_back({std::string(words.slice(i + 1, i + 2)), words.span(i + 1, i + 2)});
  }
  read_formats(words, out);
}

}  // namespace matchgraph
