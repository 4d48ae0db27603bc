/**
 * The clock of an estate: that of this machine until a test takes it into its hand, from then on it stands but
 * for what `pass` lets go by. Let go, it is that of this machine again, and never goes backwards.
 */
export const createEstateClock = () => {
  let at = 0
  let stands = false
  const read = () => {
    if (!stands) at = Math.max(at, Date.now())
    return at
  }
  return {
    now: read,
    stand: () => {
      read()
      stands = true
    },
    pass: (ms: number) => {
      at += ms
    },
    go: () => {
      stands = false
    },
  }
}
