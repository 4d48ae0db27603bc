import type { Subject } from '../../../mocks/contract/contract-call'
import { givenFor, partsOf } from '../../../mocks/contract/contract-call'
import type { ContractDocument } from '../../../mocks/contract/documents'
import type { Estate } from '../../../mocks/estate/estate'
import { fetchFrom } from '../../../mocks/http'
import { iloHandlers } from '../../../mocks/ilo/handlers'
import { linksOf } from '../../../mocks/ilo/links'
import type { Query } from './queries'
import { firstItem, queriesFor } from './queries'

export type Get = (path: string) => Promise<Response>
/** One request to time. */
export type Asked = Query & { path: string; get: Get }

const bodyOf = async (response: Response): Promise<unknown> =>
  response.headers.get('content-type')?.includes('json') === true
    ? response.json()
    : response.text().then(() => null)

/** What a list answers as it is, with its largest page, sorted and filtered; what it refuses is left out. */
const ofList = async (get: Get, path: string, style: 'odata' | 'columns'): Promise<Asked[]> => {
  const answer = await get(path)
  const body = await bodyOf(answer)
  if (!answer.ok) return []
  const asked: Asked[] = [{ kind: 'plain', query: '', path, get }]
  const item = firstItem(body)
  if (item === null || path.includes('?')) return asked
  const { pages, others } = queriesFor(item, style)
  const takes = async ({ query }: Query) => {
    const { ok, body: unread } = await get(`${path}?${query}`)
    await unread?.cancel()
    return ok
  }
  for (const page of pages)
    if (await takes(page)) {
      asked.push({ ...page, path, get })
      break
    }
  for (const other of others) if (await takes(other)) asked.push({ ...other, path, get })
  return asked
}

/** All reads of a document, each list in several ways. */
export const ofDocument = async (
  { name, calls }: ContractDocument,
  subject: Subject,
  skip: (path: string) => boolean,
): Promise<Asked[]> => {
  const get: Get = (path) => subject.ask('GET', path)
  const asked: Asked[] = []
  const seen = new Set<string>()
  const askOnce = async (path: string) => {
    if (seen.has(path) || skip(path)) return
    seen.add(path)
    asked.push(...(await ofList(get, path, name === 'omnistack' ? 'columns' : 'odata')))
  }
  for (const call of calls.filter(({ operation }) => operation.startsWith('GET '))) {
    const path = (await givenFor(call.path, subject)) ?? partsOf(call)[1]
    await askOnce(path)
    // Refused where a part of its query is required.
    await askOnce(path.split('?')[0] ?? path)
  }
  return asked
}

/** All that links of one BMC lead to, as it is; collections also with their members. */
export const ofBmc = async (
  estate: Estate,
  machineId: string,
  skip: (path: string) => boolean,
): Promise<Asked[]> => {
  const origin = 'https://ilo.test'
  const credentials = { username: 'sightline', password: 'correct horse' }
  const fetch = fetchFrom(iloHandlers(estate, machineId, { origin, credentials }))
  const basic = btoa(`${credentials.username}:${credentials.password}`)
  const get: Get = (path) =>
    fetch(new Request(new URL(path, origin), { headers: { authorization: `Basic ${basic}` } }))
  const asked: Asked[] = []
  const seen = new Set<string>()
  const next = ['/redfish/v1/']
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    const place = path.toLowerCase().replace(/\/$/, '')
    // Of thousands of log entries, registries and schemas one is like the other.
    if (seen.has(place) || /(entries|jsonschemas|registries)\/./.test(place)) continue
    seen.add(place)
    const answer = await get(path)
    const body = await bodyOf(answer)
    if (!answer.ok) continue
    next.push(...linksOf(body))
    if (skip(path)) continue
    asked.push({ kind: 'plain', query: '', path, get })
    if (typeof body === 'object' && body !== null && 'Members' in body)
      asked.push({ kind: 'plain', query: '$expand=.', path, get })
  }
  return asked
}
