/**
 * Signs in at the provider as a browser would, from the address that the console gave to the one that
 * leads back to it. Gives that address; it is not visited.
 */
export const signInAt = async (url: string, name: string): Promise<URL> => {
  const { origin } = new URL(url)
  const jar = new Map<string, string>()
  const visit = async (address: URL, body?: URLSearchParams) => {
    const reply = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(body ? { method: 'POST', body } : {}),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return reply
  }
  let at = new URL(url)
  for (let step = 0; step < 6 && at.origin === origin; step += 1) {
    const form = at.pathname.startsWith('/interaction/') ? new URLSearchParams({ name }) : undefined
    const reply = await visit(at, form)
    const next = reply.headers.get('location')
    if (next === null) throw new Error(`The provider answered ${reply.status} at ${at.pathname}.`)
    at = new URL(next, at)
  }
  return at
}
