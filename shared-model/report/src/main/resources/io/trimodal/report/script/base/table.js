/**
 * A table. columns: {name, text, first, sort}: text columns are aligned left, the first of a group has a line before it, and sort(row index)
 * makes a column sortable. rows: {heading, span, cells, group, total}: a heading stands for the next span rows, which have none. groups:
 * {name, columns} over the columns that follow the first.
 */
function table(caption, columns, rows, { groups, captionUnseen } = {}) {
  const body = el("tbody");
  const lines = rows.map((row) => line(columns, row));
  body.append(...lines);
  const heads = columns.map((column) => {
    const head = el("th", { scope: "col", class: kinds(column) });
    head.append(column.sort ? el("button", { class: "sort", type: "button", onclick: () => sortBy(head, heads, body, lines, column.sort) }, column.name) : column.name);
    return head;
  });
  const over = groups && el("tr", {}, el("td"), groups.map((group) => el("th", { scope: "colgroup", colspan: group.columns, class: "over" }, group.name)));
  return el(
    "div",
    { class: "table-box", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("caption", { class: captionUnseen && "unseen" }, caption), el("thead", {}, over, el("tr", {}, heads)), body),
  );
}

function kinds(column) {
  return [column.text && "text", column.first && "first"].filter(Boolean).join(" ") || undefined;
}

function line(columns, row) {
  const offset = columns.length - row.cells.length;
  return el(
    "tr",
    { class: [row.group && "group", row.total && "total"].filter(Boolean).join(" ") || undefined },
    row.heading !== undefined && el("th", { scope: row.span > 1 ? "rowgroup" : "row", rowspan: row.span > 1 && row.span, class: kinds(columns[0]) }, row.heading),
    row.cells.map((cell, i) => el("td", { class: kinds(columns[i + offset]) }, cell)),
  );
}

function sortBy(head, heads, body, lines, key) {
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  heads.forEach((one) => one.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const order = lines.map((_, i) => i).sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const difference = typeof left === "string" ? left.localeCompare(right) : left - right;
    return ascending ? difference : -difference;
  });
  body.append(...order.map((i) => lines[i]));
}

/** Numbers behind a chart, made when they are asked for. */
function numbers(summary, make) {
  const details = el("details", { class: "numbers" }, el("summary", {}, summary));
  details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(el("div", { class: "tables" }, make())));
  return details;
}
