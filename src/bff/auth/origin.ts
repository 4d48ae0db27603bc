const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * Whether a write comes from our own pages. With a public URL beyond this machine only from there; else
 * from the host that was asked, which on a loopback listener must itself be loopback (names that are
 * made to point at this machine are not).
 */
export const isOwnOrigin = (
  origin: string | undefined,
  host: string | undefined,
  allowed: { publicUrl: string | null; onLoopback: boolean },
): boolean => {
  if (origin === undefined || !URL.canParse(origin)) return false
  const { origin: from, host: fromHost, hostname } = new URL(origin)
  const published = allowed.publicUrl === null ? null : new URL(allowed.publicUrl)
  if (published?.origin === from) return true
  if ((published && !loopback.test(published.hostname)) || fromHost !== host) return false
  return !allowed.onLoopback || loopback.test(hostname)
}
