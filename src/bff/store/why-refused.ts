import type { StorePlace } from './store'

const again = 'then start Sightline again.'

/** Where a PostgreSQL is asked for, without what it is opened with; null where its URL is none. */
const addressOf = (url: string) => {
  if (!URL.canParse(url)) return null
  const { hostname, port, searchParams } = new URL(url)
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: port || '5432',
  }
}

/** Of a failure on the way, where several addresses were tried, that of the last. */
const lastOf = (error: unknown): unknown =>
  error instanceof AggregateError ? (error.errors.at(-1) ?? error) : error

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const whyNotReached = (url: string, code: string, text: string): string | null => {
  const address = addressOf(url)
  if (!address)
    return `Its URL is not one: write postgres://user:password@host:5432/database, ${again}`
  const { host, port } = address
  const at = `${host}, port ${port}`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The host ${host} is not known here: correct the URL or the name service, ${again}`
  if (code === 'ECONNREFUSED')
    return `Nothing listens at ${at}: start PostgreSQL there or correct the URL, ${again}`
  if (/^E(TIMEDOUT|HOSTUNREACH|NETUNREACH)$/.test(code) || /time(d )?out/.test(text))
    return `There is no way to ${at}: look at the network and its firewalls or correct the URL, ${again}`
  if (code === '28P01' || code === '28000')
    return `PostgreSQL at ${at} refuses the user or the password of the URL: correct them, ${again}`
  if (code === '3D000')
    return `PostgreSQL at ${at} has no database of that name: create it or correct the URL, ${again}`
  if (code === '57P03') return `PostgreSQL at ${at} is still starting: wait a moment, ${again}`
  return null
}

/** Why a store was not opened and what to do, in a sentence. Neither user nor password of a URL is in it. */
export const whyRefused = (place: StorePlace, cause: unknown): string => {
  const error = lastOf(cause)
  const text = textOf(error)
  if (text.startsWith('corrupted migrations'))
    return 'It cannot be used by this version of Sightline: a newer one wrote it. Start that one, or restore a backup.'
  const onTheWay = 'url' in place ? whyNotReached(place.url, codeOf(error), text) : null
  return onTheWay ?? `It says: ${text}`
}
