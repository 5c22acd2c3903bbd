#include "mpi/text_share.h"

#include <numeric>

#include "snapshot/entity_record.h"

namespace matchgraph::mpi {
namespace {

/// Which rank has each shard: by where its middle is among all fields.
/// By the middle, so that no shard is cut: a shard is what one reads with one table of terms.
std::vector<std::size_t> owners_of(const std::vector<TextShard>& shards, std::size_t all_rows,
                                   std::size_t ranks) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::size_t end = i + 1 < shards.size() ? shards[i + 1].first_row : all_rows;
    out.push_back((shards[i].first_row + end) / 2 * ranks / all_rows);
  }
  return out;
}

std::vector<Bytes> messages_of(const Catalogue& catalogue, std::size_t fields_per_shard,
                               std::size_t ranks) {
  const std::vector<TextShard> shards = text_shards(catalogue, fields_per_shard);
  std::size_t rows = 0;
  std::uint64_t capabilities = 0;
  for (const Entity& entity : catalogue.entities) capabilities += entity.capabilities.size();
  // Name, summary and tags.
  constexpr std::size_t kEntityFields = 3;
  rows = kEntityFields * catalogue.entities.size() + 2 * capabilities;
  const std::vector<std::size_t> owners = owners_of(shards, rows, ranks);
  std::vector<Bytes> out;
  for (std::size_t r = 0; r < ranks; ++r) {
    MessageWriter message;
    message.value(std::uint64_t{catalogue.entities.size()});
    message.value(capabilities);
    std::vector<TextShard> own;
    for (std::size_t i = 0; i < shards.size(); ++i) {
      if (owners[i] == r) own.push_back(shards[i]);
    }
    message.array(own);
    // As records and not as JSON, since entities are parsed and checked by now.
    std::string record;
    for (const TextShard& shard : own) {
      for (const Entity& entity :
           std::span(catalogue.entities).subspan(shard.first_entity, shard.entities)) {
        record.clear();
        put_entity_record(entity, record);
        message.text(record);
      }
    }
    out.push_back(message.take());
  }
  return out;
}

}  // namespace

std::size_t TextShare::capabilities() const {
  return std::accumulate(
      entities.begin(), entities.end(), std::size_t{0},
      [](std::size_t sum, const Entity& entity) { return sum + entity.capabilities.size(); });
}

TextShare share_texts(Team& team, const Catalogue* catalogue, std::size_t fields_per_shard) {
  const Bytes own =
      team.scatter(catalogue == nullptr ? std::vector<Bytes>()
                                        : messages_of(*catalogue, fields_per_shard, team.size()));
  MessageReader reader(own);
  TextShare out;
  out.all_entities = reader.value<std::uint64_t>();
  out.all_capabilities = reader.value<std::uint64_t>();
  out.shards = reader.array<TextShard>();
  // The end of the message is the end of the list.
  while (!reader.is_at_end()) out.entities.push_back(read_entity_record(reader.text()));
  return out;
}

}  // namespace matchgraph::mpi
