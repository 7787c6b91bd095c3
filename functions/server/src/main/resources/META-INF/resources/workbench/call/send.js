import { body } from "./call.js";
import { events } from "./events.js";
import { apiKey } from "./key.js";
import { Problem, isCancelled } from "./problem.js";
import { saveAs } from "./save.js";

async function ask(call, accept, signal) {
  const { body: content, headers } = body(call);
  let response;
  try {
    response = await fetch(call.path, { method: "POST", headers: { ...headers, ...apiKey.headers, Accept: accept }, body: content, signal });
  } catch (error) {
    throw isCancelled(error) ? error : Problem.unreachable();
  }
  if (!response.ok) throw await Problem.of(response);
  return response;
}

/** The call's answer. @throws Problem */
export async function send(call, signal) {
  const response = await ask(call, "application/json", signal);
  return readWhole(response.json());
}

/** The same where the server tells of its progress: onProgress({done, total}). */
export async function watch(call, signal, onProgress) {
  const response = await ask(call, "text/event-stream", signal);
  return readWhole(last(response, onProgress));
}

async function last(response, onProgress) {
  for await (const { name, data } of events(response.body)) {
    if (name === "progress") onProgress(JSON.parse(data));
    if (name === "result") return JSON.parse(data);
    if (name === "problem") throw new Problem(JSON.parse(data));
  }
  throw new TypeError("the stream ended early");
}

/** An answer that breaks off is a server that went away. */
async function readWhole(answer) {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof Problem || isCancelled(error) ? error : Problem.unreachable();
  }
}

/**
 * The call's HTML page. Without a key it opens in a tab of its own: a form, as the browser sends it, so the page has an address and its own
 * rules. A form cannot carry a key, so with one the page is saved.
 *
 * @param name of the file
 * @throws Problem
 */
export async function report(call, name) {
  if (!apiKey.value) return open(call);
  const response = await ask(call, "text/html", undefined);
  saveAs(await readWhole(response.blob()), name);
}

function open(call) {
  const form = Object.assign(document.createElement("form"), { method: "post", action: call.path, enctype: "multipart/form-data", target: "_blank", hidden: true });
  const request = Object.assign(document.createElement("input"), { type: "hidden", name: "request", value: JSON.stringify(call.document) });
  form.append(request);
  for (const { name, file } of call.parts) {
    const carried = new DataTransfer();
    carried.items.add(file);
    form.append(Object.assign(document.createElement("input"), { type: "file", name, files: carried.files }));
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
