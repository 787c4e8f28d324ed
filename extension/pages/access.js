// Access: whether the browser lets Tacit see its sites. Firefox, and Chrome where a person took it back, give it only when asked
// by a click.

const ORIGINS = chrome.runtime.getManifest().host_permissions ?? [];

/** @returns {Promise<boolean>} whether all of the sites are open to us */
export function isGranted() {
  return chrome.permissions.contains({ origins: ORIGINS });
}

/** Asks the person. Has to be called within a click, before anything is awaited. */
export function request() {
  return chrome.permissions.request({ origins: ORIGINS });
}

/** @param {() => void} onChange */
export function follow(onChange) {
  chrome.permissions.onAdded.addListener(onChange);
  chrome.permissions.onRemoved.addListener(onChange);
}
