/* Deletes what the course kept in this browser: answers that were written but not yet sent. */
"use strict";

try {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("coproduction:")) localStorage.removeItem(key);
  }
} catch {
  // Where a browser allows no storage, there is nothing in it.
}
