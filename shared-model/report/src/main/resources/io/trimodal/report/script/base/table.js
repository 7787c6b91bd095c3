/**
 * A table. columns: {name, text, sort}: text columns are aligned left, and sort(row index) makes a column sortable. rows: {cells, group,
 * total, best}; the first cell of each is its heading.
 */
function table(caption, columns, rows) {
  const body = el("tbody");
  const lines = rows.map((row) => line(columns, row));
  body.append(...lines);
  const heads = columns.map((column) => {
    const head = el("th", { scope: "col", class: column.text && "text" });
    if (column.sort) {
      head.append(el("button", { class: "sort", type: "button", onclick: () => sortBy(head, heads, body, lines, column.sort) }, column.name));
    } else {
      head.append(column.name);
    }
    return head;
  });
  return el(
    "div",
    { class: "table-box", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), body),
  );
}

function line(columns, row) {
  return el(
    "tr",
    { class: [row.group && "group", row.total && "total"].filter(Boolean).join(" ") || undefined },
    row.cells.map((cell, i) => {
      const kind = [columns[i].text && "text", row.best?.[i] && "best"].filter(Boolean).join(" ") || undefined;
      return i === 0 ? el("th", { scope: "row", class: kind }, cell) : el("td", { class: kind }, cell);
    }),
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
