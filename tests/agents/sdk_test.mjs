// The official SDK's client against both transports: it lists everything and calls every tool. Each
// structured result is held against its output schema by the SDK itself. Exits with 77 where node's
// packages are not installed (tools/test does, where npm can be reached).
import { execFileSync, spawn } from "node:child_process";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [command, sample, packages] = process.argv.slice(2);
const require = createRequire(packages + "/");
let sdk;
try {
  sdk = {
    ...require("@modelcontextprotocol/sdk/client/index.js"),
    ...require("@modelcontextprotocol/sdk/client/stdio.js"),
    ...require("@modelcontextprotocol/sdk/client/streamableHttp.js"),
    ...require("@modelcontextprotocol/sdk/types.js"),
  };
} catch (error) {
  console.log("skipped: @modelcontextprotocol/sdk is not installed: " + error.message);
  process.exit(77);
}

const CALLS = [
  ["search", { need: "transcribe speech offline" }],
  ["search", { need: "like Qdrant but free" }],
  ["search", { need: "Qdrant vs Milvus" }],
  ["search", { need: "what claims to beat Qdrant?" }],
  ["search", { type: ["model"], max_price: 1, sort: "price", limit: 3 }],
  ["search", { need: "fold laundry by starlight" }],
  ["alternatives", { entities: ["whisper.cpp"], free: true }],
  ["alternatives", { entities: ["GPT-4o-mini"], cheaper: true, workload: "in=2M out=500k per month" }],
  ["compare", { entities: ["whisper.cpp", "Whisper-1"] }],
  ["compare", { entities: ["Qdrant", "Milvus", "Chroma"], full: true }],
  ["entity", { entity: "qdrant/qdrant" }],
  ["entity", { entity: "Whisper-1", full: true }],
  ["cover", { needs: ["transcribe speech", "vector database", "fold laundry"] }],
  ["path", { entities: ["whisper.cpp", "Qdrant"] }],
];
const FAULTS = [
  ["entity", { entity: "nothing-like-it" }, /search/],
  ["entity", { entity: "Llama" }, /Use one of these ids/],
  ["search", { need: "pdf", limit: "many" }, /limit: a number is needed/],
  ["search", { need: "pdf", limit: 51 }, /at most 50/],
  ["search", { need: "pdf", colour: "red" }, /no argument of search; there are need/],
  ["search", {}, /need/],
  ["compare", { entities: ["Qdrant"] }, /between 2 and 8/],
  ["path", {}, /entities is needed/],
];

async function check(transport, what) {
  const client = new sdk.Client({ name: "matchgraph-test", version: "1" });
  client.onerror = (error) => { throw error; };
  await client.connect(transport);
  assert.equal(client.getServerVersion().name, "matchgraph", what);
  await client.ping();
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name).sort(),
    ["alternatives", "compare", "cover", "entity", "path", "search"]);
  for (const tool of tools) {
    assert.equal(tool.annotations.readOnlyHint, true);
    assert.equal(tool.outputSchema.type, "object");
  }
  for (const [name, args] of CALLS) {
    const result = await client.callTool({ name, arguments: args });
    const where = `${what}: ${name} ${JSON.stringify(args)}`;
    assert.ok(!result.isError, where + ": " + result.content[0].text);
    assert.ok(result.content[0].text.length > 20, where);
    assert.equal(typeof result.structuredContent, "object", where);
    if (!args.full) assert.ok(JSON.stringify(result).length < 60000, where + " is long");
    if (name === "search" && result.structuredContent.results && !args.limit) {
      assert.ok(result.structuredContent.results.length <= 5, where);
    }
  }
  for (const [name, args, message] of FAULTS) {
    const result = await client.callTool({ name, arguments: args });
    assert.equal(result.isError, true, `${what}: ${name} ${JSON.stringify(args)}`);
    assert.match(result.content[0].text, message);
  }
  await assert.rejects(client.callTool({ name: "divine" }), /unknown tool/);
  const first = await client.listResources();
  assert.equal(first.resources.length, 50);
  const second = await client.listResources({ cursor: first.nextCursor });
  assert.notEqual(first.resources[0].uri, second.resources[0].uri);
  const { resourceTemplates } = await client.listResourceTemplates();
  assert.equal(resourceTemplates[0].uriTemplate, "matchgraph://entity/{+id}");
  const read = await client.readResource({ uri: "matchgraph://entity/qdrant/qdrant" });
  assert.match(read.contents[0].text, /^# /);
  await assert.rejects(client.readResource({ uri: "matchgraph://entity/no/such" }), /-32002/);
  const completed = await client.complete({
    ref: { type: "ref/resource", uri: "matchgraph://entity/{+id}" },
    argument: { name: "id", value: "whis" },
  });
  assert.ok(completed.completion.values.includes("openai/whisper-1"));
  if (transport.terminateSession) await transport.terminateSession();
  await client.close();
  console.log(what + ": " + CALLS.length + " calls answered, " + FAULTS.length + " refused");
}

function served() {
  const server = spawn(command, ["serve", "--data", data, "--listen", "127.0.0.1:0", "--no-log"]);
  return new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => {
      const address = /serving (\S+)/.exec(text.toString());
      if (address) resolve({ server, address: address[1] });
    });
    server.on("exit", (status) => reject(new Error("the server ended: " + status)));
  });
}

const data = mkdtempSync(join(tmpdir(), "matchgraph-agents-"));
process.on("exit", () => rmSync(data, { recursive: true, force: true }));
execFileSync(command, ["build", join(sample, "catalogue.jsonl"), "--data", data,
  "--evidence", join(sample, "searches.jsonl")], { stdio: "ignore" });
await check(new sdk.StdioClientTransport({ command, args: ["mcp", "--data", data] }), "stdio");
const { server, address } = await served();
try {
  await check(new sdk.StreamableHTTPClientTransport(new URL(address + "mcp")), "http");
} finally {
  server.removeAllListeners("exit");
  server.kill();
}
