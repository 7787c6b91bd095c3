import { el, utteranceName } from "../report.js";
import { readFile, utteranceItems } from "./read-file.js";

/** The files that go with a call, and what each of them stands for. onText(text) is told when a file brings a sentence along. */
export class Attachments {
  #list = [];
  #node;
  #onText;
  #onChange;
  contracts = {};

  constructor(node, onText, onChange) {
    this.#node = node;
    this.#onText = onText;
    this.#onChange = onChange;
  }

  /** Reads and adds files; gives a sentence for each that cannot be read. */
  async add(files) {
    const failures = [];
    for (const file of files) {
      try {
        this.#attach(file, await readFile(file, this.contracts));
      } catch (error) {
        failures.push(`${file.name} ${error.message}.`);
      }
    }
    this.#draw();
    return failures;
  }

  clear() {
    this.#list = [];
    this.#draw();
  }

  /** What stands for each modality now: {modality, value} or {modality, part, array}. */
  get uses() {
    return this.#list.flatMap(({ part, items }) => items
      .filter(({ modality }) => modality)
      .map(({ modality, value, array }) => (value ? { modality, value } : { modality, part, array })));
  }

  /** The files to which those refer: {name, file}, name being the part's. */
  get parts() {
    const named = new Set(this.uses.map(({ part }) => part));
    return this.#list.filter(({ part }) => named.has(part)).map(({ part, file }) => ({ name: part, file }));
  }

  #attach(file, read) {
    const same = this.#list.findIndex((other) => other.file.name === file.name);
    if (same >= 0) this.#list.splice(same, 1);
    const one = { file, part: this.#partName(file.name), ...read };
    this.#list.push(one);
    one.items.forEach((item) => this.#claim(item, item.modality));
    if (one.utterances?.[0].text) this.#onText(one.utterances[0].text);
  }

  /** A modality comes from one place: the last that was chosen. */
  #claim(item, modality) {
    if (modality) this.#list.flatMap(({ items }) => items).filter((other) => other.modality === modality).forEach((other) => { other.modality = undefined; });
    item.modality = modality;
  }

  /** The file's name as a part's, unlike "request" and every other. */
  #partName(name) {
    const base = name.replace(/\.\w+$/, "").replace(/[^\w-]+/g, "-").replace(/^-+|-+$/g, "") || "file";
    const taken = new Set(["request", ...this.#list.map(({ part }) => part)]);
    let part = base;
    for (let i = 2; taken.has(part); i++) part = `${base}-${i}`;
    return part;
  }

  #draw() {
    this.#node.replaceChildren(...this.#list.map((one) => this.#row(one)));
    this.#onChange();
  }

  #row(one) {
    const remove = () => {
      this.#list.splice(this.#list.indexOf(one), 1);
      this.#draw();
    };
    return el(
      "li",
      {},
      el("div", { class: "file-head" },
        el("b", {}, one.file.name),
        el("span", { class: "quiet" }, one.kind),
        el("button", { class: "remove", type: "button", "aria-label": `Remove ${one.file.name}`, onclick: remove }, "×")),
      one.utterances?.length > 1 && this.#utteranceChoice(one),
      one.items.map((item) => this.#item(one, item)),
    );
  }

  #utteranceChoice(one) {
    const choose = (event) => {
      const utterance = one.utterances[event.target.value];
      one.chosen = Number(event.target.value);
      one.items = utteranceItems(utterance);
      one.items.forEach((item) => this.#claim(item, item.modality));
      this.#onText(utterance.text ?? "");
      this.#draw();
    };
    return el("label", { class: "item" }, el("span", { class: "quiet" }, "utterance"),
      el("select", { onchange: choose }, one.utterances.map((utterance, i) =>
        el("option", { value: i, selected: i === (one.chosen ?? 0) }, utteranceName(utterance.id ?? String(i), i, [utterance.text ?? ""])))));
  }

  #item(one, item) {
    const choose = (event) => {
      this.#claim(item, event.target.value || undefined);
      this.#draw();
    };
    const option = (value, text) => el("option", { value, selected: (item.modality ?? "") === value }, text);
    return el("label", { class: "item" }, el("span", { class: "quiet" }, item.label, el("span", { class: "unseen" }, ` of ${one.file.name} is`)),
      el("select", { onchange: choose }, item.choices.map((choice) => option(choice, choice)), option("", "not used")));
  }
}
