/** The segments of an address as they were sent, decoded; null where it tries to be something else. */
export const readSegments = (rest: string): string[] | null => {
  const segments: string[] = []
  for (const part of rest.replace(/\/$/, '').split('/')) {
    let segment
    try {
      segment = decodeURIComponent(part)
    } catch {
      return null
    }
    // oxlint-disable-next-line no-control-regex -- what no path is named with
    if (segment === '' || /^\.{1,2}$|[/\\\u0000-\u001f?#]/.test(segment)) return null
    segments.push(segment)
  }
  return segments
}

/** The path that a source is asked: each segment encoded anew, a slash at the end where one was sent. */
export const pathOf = (segments: readonly string[], rest: string): string =>
  `/${segments.map(encodeURIComponent).join('/')}${rest.endsWith('/') ? '/' : ''}`

/** A star in a pattern fits one segment; two at its end fit all that follow. */
export const fits = (pattern: string, segments: readonly string[]): boolean => {
  const wanted = pattern.split('/')
  const open = wanted.at(-1) === '**'
  const fixed = open ? wanted.slice(0, -1) : wanted
  if (open ? segments.length < fixed.length : segments.length !== fixed.length) return false
  return fixed.every((part, index) => part === '*' || part === segments[index])
}
