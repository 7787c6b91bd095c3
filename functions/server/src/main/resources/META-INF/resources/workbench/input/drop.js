/** Files dropped anywhere on the page, or chosen. */
export function acceptFiles(zone, chooser, onFiles) {
  let depth = 0;
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  const mark = (on) => zone.classList.toggle("over", on);
  addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) mark(++depth > 0);
  });
  addEventListener("dragleave", (event) => {
    if (carriesFiles(event)) mark(--depth > 0);
  });
  addEventListener("dragover", (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark(false);
    onFiles([...event.dataTransfer.files]);
  });
  chooser.addEventListener("change", () => {
    const files = [...chooser.files];
    chooser.value = ""; // the same file can be chosen again
    onFiles(files);
  });
}
