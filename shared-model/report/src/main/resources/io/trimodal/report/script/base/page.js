/** The report's data; a page whose data cannot be read says so. */
function readData() {
  return JSON.parse(document.getElementById("data").textContent);
}

/** A part of the page with its heading. */
function section(id, title, explanation, ...children) {
  return el(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    el("div", { class: "section-head" }, el("h2", { id: `${id}-title` }, title), explanation && el("p", {}, explanation)),
    ...children,
  );
}

/** A child of a grid, as wide as size says; whole rows without. */
function sized(size, node) {
  if (size) node.classList.add(size);
  return node;
}

function actions(fileName) {
  document.getElementById("actions").append(
    el("button", { class: "button", type: "button", onclick: () => download(document.getElementById("data").textContent, "application/json", fileName) }, "Save JSON"),
    el("button", { class: "button optional", type: "button", onclick: () => print() }, "Print"),
  );
}

/** Hands the person a file. */
function download(content, type, fileName) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: address, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Builds the page from its data and shows it whole, or says why it cannot. */
function show(title, fileName, build) {
  const content = document.getElementById("content");
  try {
    const data = readData();
    content.replaceChildren(...build(data));
    document.title = `${title(data)} · Trimodal`;
    actions(fileName);
  } catch (error) {
    content.replaceChildren(el("p", { class: "failure", role: "alert" }, `This report cannot be shown: ${error.message}`));
    console.error(error);
  }
}
