// Which methods does the protocol have here, and what does each answer?
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "server/mcp/protocol.h"
#include "server/mcp/tools.h"

namespace matchgraph::server {

/// What JSON-RPC answers with instead of a result.
class RpcFault : public std::runtime_error {
 public:
  RpcFault(int code, const std::string& message, nlohmann::ordered_json data = nullptr)
      : std::runtime_error(message), code_(code), data_(std::move(data)) {}
  int code() const { return code_; }
  const nlohmann::ordered_json& data() const { return data_; }

 private:
  int code_;
  nlohmann::ordered_json data_;
};

/// The methods of one conversation. What it is made of must outlive it.
class Methods {
 public:
  using Json = nlohmann::ordered_json;

  Methods(const std::function<HttpReply(const HttpRequest&)>& ask, const std::string& version,
          Conversation& conversation)
      : ask_(ask), version_(version), conversation_(conversation) {}

  /// Throws RpcFault.
  Json result(const std::string& method, const Json& params);

 private:
  Json initialize(const Json& params);
  Json list_tools(const Json& params) const;
  Json call_tool(const Json& params) const;
  Json list_resources(const Json& params) const;
  Json list_templates(const Json& params) const;
  Json read_resource(const Json& params) const;
  Json complete(const Json& params) const;

  HttpReply asked(const ToolRequest& request, bool is_shown) const;
  Json called(const Tool& tool, const Json& arguments) const;
  /// Whether the version has titles, output schemas and structured content.
  bool has_structure() const { return conversation_.version != kUnnamedVersion; }

  const std::function<HttpReply(const HttpRequest&)>& ask_;
  const std::string& version_;
  Conversation& conversation_;
};

}  // namespace matchgraph::server
