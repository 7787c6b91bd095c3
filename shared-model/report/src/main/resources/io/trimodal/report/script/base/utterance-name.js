const NAME_LENGTH = 60;

/** What people call an utterance: its id, or where it came without one (the server then counts from 0) the words that begin it, or its place. */
function utteranceName(id, u, words = []) {
  if (id !== String(u)) return id;
  const text = words.join(" ").replace(/ (?=[.,;:!?…'’)\]])/g, "").replace(/ ?['’] ?(?=(s|t|re|ve|ll|d|m)\b)/gi, "’");
  if (!text) return `utterance ${u + 1}`;
  return `“${text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH).replace(/ \S*$/, "")} …`}”`;
}

/** The same as a heading. */
function utteranceHeading(id, u, words) {
  const name = utteranceName(id, u, words);
  return name === id ? id : capital(name);
}
