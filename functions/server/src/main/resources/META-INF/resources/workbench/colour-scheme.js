/*
 * Dark or light against the system's wish. The style sheets say what is dark in media queries; those are switched here, so that every
 * colour is written down once. Runs before the first paint, hence no module.
 */
(() => {
  const KEY = "trimodal-colour-scheme";
  const NEXT = { system: "light", light: "dark", dark: "system" };
  const MEDIA = { system: "(prefers-color-scheme: dark)", light: "not all", dark: "all" };
  const SAID = { system: "as the system says", light: "light", dark: "dark" };
  const SIGN = { system: "◐", light: "☀", dark: "☾" };
  const root = document.documentElement;
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === MEDIA.system);
  let chosen = remembered();

  /** Some browsers refuse storage to a page; then it forgets. */
  function remembered() {
    try {
      return localStorage.getItem(KEY) in MEDIA ? localStorage.getItem(KEY) : "system";
    } catch {
      return "system";
    }
  }

  function apply() {
    rules.forEach((rule) => { rule.media.mediaText = MEDIA[chosen]; });
    root.dataset.colourScheme = chosen;
    const button = document.getElementById("colour-scheme");
    if (!button) return;
    button.textContent = SIGN[chosen];
    button.title = `Colours: ${SAID[chosen]}`;
    button.setAttribute("aria-label", button.title);
  }

  apply();
  addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("colour-scheme").addEventListener("click", () => {
      chosen = NEXT[chosen];
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // as above
      }
      apply();
      dispatchEvent(new Event("colour-scheme"));
    });
  });
})();
