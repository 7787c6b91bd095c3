/** Why a call has no answer: a problem document (RFC 9457), or something in its place. */
export class Problem extends Error {
  /** @param errors [{field, detail}], field a JSON pointer into the request */
  constructor({ type, title, detail, status, errors = [] }) {
    super(detail ?? title);
    Object.assign(this, { type, title, detail, status, errors });
  }

  /** From an answer that is no success. */
  static async of(response) {
    let document;
    try {
      document = await response.json();
    } catch {
      document = { title: `The server answered ${response.status}`, detail: "It did not say why." };
    }
    const wait = response.headers.get("Retry-After");
    if (wait) document.detail = `${document.detail ?? ""} Try again in ${wait} s.`.trim();
    return new Problem({ ...document, status: response.status });
  }

  static unreachable() {
    return new Problem({ title: "The server cannot be reached", detail: `Nothing answers at ${location.origin}. Is ./trimodal run still running?` });
  }

  static tooLarge(size, most) {
    return new Problem({
      title: "Too large",
      status: 413,
      detail: `The request has ${binary(size)}; at most ${binary(most)} are taken per call.`,
    });
  }
}

function binary(bytes) {
  return bytes < 2 ** 20 ? `${(bytes / 2 ** 10).toFixed(1)} KiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

/** The key is missing, or none. */
export function isAboutKey(problem) {
  return problem.type?.startsWith("urn:trimodal:problem:api-key-") ?? false;
}

/** Somebody pressed Cancel, or asked anew. */
export function isCancelled(error) {
  return error?.name === "AbortError";
}
