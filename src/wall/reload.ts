/** The page is there to be had: a screen that nobody can reach must not end on the browser's own error. */
const isServed = async () => {
  try {
    return (await fetch(location.pathname, { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

/** Loads the page anew, if the BFF has it to give. */
export const reloadIfServed = async () => {
  if (await isServed()) location.reload()
}
