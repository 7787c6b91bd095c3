let document;

/**
 * Whether the server makes a page of what a path answers, as its description says; no where it keeps that to itself.
 */
export async function hasReport(path) {
  try {
    document ??= fetch("/q/openapi?format=json", { headers: { Accept: "application/json" } }).then((response) => (response.ok ? response.json() : {}));
    const { paths } = await document;
    return paths?.[path]?.post?.responses?.["200"]?.content?.["text/html"] !== undefined;
  } catch {
    document = undefined;
    return false;
  }
}
