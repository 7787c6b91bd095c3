/** Why there is nothing to record with, in words. @param wanted {camera, microphone} */
export function deviceFailure(error, wanted) {
  const devices = [wanted.camera && "camera", wanted.microphone && "microphone"].filter(Boolean);
  const both = devices.join(" and ");
  switch (error?.name) {
    case "NotAllowedError":
    case "SecurityError":
      return `The browser was not allowed to use the ${both}. Allow it for this page (the sign beside the address), and in the system’s settings, then try again.`;
    case "NotFoundError":
    case "OverconstrainedError":
      return devices.length > 1
        ? "No camera or no microphone was found. Connect what is missing, or record with one of them alone."
        : `No ${both} was found. Connect one, then try again.`;
    case "NotReadableError":
    case "AbortError":
      return `The ${both} cannot be used just now: another program may have ${devices.length > 1 ? "them" : "it"}.`;
    default:
      return `The ${both} cannot be used: ${error?.message || error}.`;
  }
}

/** Browsers keep devices from pages that anybody on the way could have changed. */
export const INSECURE = "Browsers let pages record over HTTPS or on localhost alone. Open this page by one of those, or drop a recording.";
