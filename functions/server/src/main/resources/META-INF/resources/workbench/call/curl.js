/** Longer documents go into a file: shells and readers have limits. */
const LONGEST = 4000;

/**
 * The call as a command, {text, file?}: run where the files lie, it gives the same answer. file is {name, content} of a document too long
 * to show.
 *
 * @param withKey whether to send the API key, which the shell is to have as KEY: it is not shown
 */
export function curl({ path, document, parts }, origin, withKey) {
  // room to wrap between fields; a newline inside a string is written \n
  const json = JSON.stringify(document, null, 1).replace(/\n */g, " ");
  const name = `${callName(path, document)}-${checksum(json)}.json`;
  const long = json.length > LONGEST;
  const lines = [`curl -s ${origin}${path}`];
  if (withKey) lines.push('-H "X-Api-Key: $KEY"');
  if (parts.length === 0) {
    lines.push(`-H ${quoted("Content-Type: application/json")}`, long ? `--data-binary @${name}` : `-d ${quoted(json)}`);
  } else {
    // --form-string takes the text as it is; -F would look for ";type=" in it
    lines.push(long ? `-F 'request=<${name}'` : `--form-string ${quoted(`request=${json}`)}`);
    parts.forEach(({ name: part, file }) => lines.push(`-F ${quoted(`${part}=@${fileName(file.name)}`)}`));
  }
  return { text: lines.join(" \\\n  "), file: long ? { name, content: json } : undefined };
}

/** What a file of the call is called: the function, and the models that it asks. */
export function callName(path, { model, models = [model] }) {
  return [path.split("/").at(-1), ...models].join("-").replace(/[^\w.-]+/g, "-");
}

/** FNV-1a of the text: a file of another request has another name, and the command beside it names its own. */
function checksum(text) {
  const hash = [...new TextEncoder().encode(text)].reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** curl ends a bare file name at a comma or semicolon. */
function fileName(name) {
  return /[,;"\\]/.test(name) ? `"${name.replace(/["\\]/g, "\\$&")}"` : name;
}
