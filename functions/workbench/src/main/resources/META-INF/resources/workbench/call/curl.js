/** Longer documents go into a file: shells and readers have limits. */
const LONGEST = 4000;

/** The call as a command, {text, file?}: run where the files lie, it gives the same answer. file is {name, content} of a document too long to show. */
export function curl({ path, document, parts }, origin) {
  // room to wrap between fields; a newline inside a string is written \n
  const json = JSON.stringify(document, null, 1).replace(/\n */g, " ");
  const name = `${path.split("/").at(-1)}.json`;
  const long = json.length > LONGEST;
  const lines = [`curl -s ${origin}${path}`];
  if (parts.length === 0) {
    lines.push(`-H ${quoted("Content-Type: application/json")}`, long ? `--data-binary @${name}` : `-d ${quoted(json)}`);
  } else {
    // --form-string takes the text as it is; -F would look for ";type=" in it
    lines.push(long ? `-F 'request=<${name}'` : `--form-string ${quoted(`request=${json}`)}`);
    parts.forEach(({ name: part, file }) => lines.push(`-F ${quoted(`${part}=@${fileName(file.name)}`)}`));
  }
  return { text: lines.join(" \\\n  "), file: long ? { name, content: json } : undefined };
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** curl ends a bare file name at a comma or semicolon. */
function fileName(name) {
  return /[,;"\\]/.test(name) ? `"${name.replace(/["\\]/g, "\\$&")}"` : name;
}
