const STEP = 1;
const LONG_STEP = 5;

/**
 * The keys of a player: space, arrows, Home, End. Arrows up and down go from segment to segment.
 *
 * @param actions {place, end, toggle, seek(seconds), go(by)}
 */
export function keys(node, { place, end, toggle, seek, go }) {
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? LONG_STEP : STEP;
    const action = {
      // a button's own key plays its segment
      " ": event.target.closest("button") ? undefined : toggle,
      Enter: event.target.closest("button") ? undefined : () => go(0),
      ArrowLeft: () => seek(place() - step),
      ArrowRight: () => seek(place() + step),
      ArrowUp: () => go(-1),
      ArrowDown: () => go(1),
      Home: () => seek(0),
      End: () => seek(end),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
