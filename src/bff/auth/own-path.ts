const base = 'http://own.invalid'

/**
 * A page of this console that somebody may be sent back to: path and query of an address that leads
 * nowhere else, else `/`.
 */
export const ownPath = (text: string): string => {
  if (!text.startsWith('/') || !URL.canParse(text, base)) return '/'
  const { origin, pathname, search } = new URL(text, base)
  const inside = origin === base && !pathname.startsWith('//') && !/^\/api(\/|$)/.test(pathname)
  return inside ? `${pathname}${search}` : '/'
}
