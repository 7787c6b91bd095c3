import { apiKey } from "../call/key.js";

const at = (id) => document.getElementById(id);

/** The field for the API key, there where the server asks for one, or where one was given. */
export function keyField() {
  at("key").value = apiKey.value;
  at("key").addEventListener("input", () => { apiKey.value = at("key").value; });
  showKeyField();
}

/** After the server said whether it asks. */
export function showKeyField() {
  at("key-row").hidden = !apiKey.used;
}
