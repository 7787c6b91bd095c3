const PLACE = "trimodal-api-key";

let key = remembered();
let required = false;

/** Some browsers refuse storage to a page; then a reload forgets the key. */
function remembered() {
  try {
    return sessionStorage.getItem(PLACE) ?? "";
  } catch {
    return "";
  }
}

/** The caller's API key, for this tab and as long as it is open: never in an address, a command or a cookie. */
export const apiKey = {
  get value() {
    return key;
  },
  set value(text) {
    key = text.trim();
    try {
      if (key) sessionStorage.setItem(PLACE, key);
      else sessionStorage.removeItem(PLACE);
    } catch {
      // as above
    }
  },
  /** Whether the server asks for one. */
  get required() {
    return required;
  },
  set required(value) {
    required = value;
  },
  /** Whether calls carry one, or are to. */
  get used() {
    return required || key !== "";
  },
  /** Headers of a call. */
  get headers() {
    return key ? { "X-Api-Key": key } : {};
  },
};
