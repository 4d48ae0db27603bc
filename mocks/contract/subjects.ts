import { createDrivenEstate } from '../estate/driven-estate'
import { createRegion, workspaceId } from '../greenlake/signed-in'
import { fetchFrom } from '../http'
import { omnistackHandlers } from '../omnistack/handlers'
import type { Answer, Subject } from './contract-call'

const toAnswer = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
  }
}

/** A receiver of webhooks that accepts the handshake and everything else. */
const receive = async ({ headers }: Request) =>
  Response.json({ verification: headers.get('x-compute-ops-mgmt-verification-challenge') })

/** One region of a GreenLake workspace. */
export const greenlakeSubject = (driven = createDrivenEstate()): Subject => {
  const { estate, region, pass, get, send, fetch } = createRegion({ outgoing: receive, driven })
  const ask: Subject['ask'] = (method, path, body, headers) =>
    method === 'GET' ? get(path, headers) : send(method, path, body, headers)
  return {
    estate,
    region,
    federationId: estate.federations[0]?.id ?? '',
    workspaceId,
    pass,
    fetch,
    ask,
    send: async (...asked) => toAnswer(await ask(...asked)),
  }
}

const origin = 'https://controller.test'
const credentials = { username: 'administrator@vsphere.local', password: 'correct horse' }
/** New enough for every operation (facts.md 3). */
const vendorType = 'application/vnd.simplivity.v1.17+json'

/** A controller of the first federation, signed in with the first request. */
export const omnistackSubject = ({ estate, pass } = createDrivenEstate()): Subject => {
  const [federation] = estate.federations
  if (!federation) throw new Error('The estate has no federation.')
  const fetch = fetchFrom(omnistackHandlers(estate, federation.id, { origin, credentials }))
  const signIn = async () => {
    const form = new URLSearchParams({ grant_type: 'password', ...credentials })
    const headers = { authorization: `Basic ${btoa('simplivity:')}` }
    const request = new Request(`${origin}/api/oauth/token`, {
      method: 'POST',
      headers,
      body: form,
    })
    const { access_token: token } = (await (await fetch(request)).json()) as {
      access_token: string
    }
    return `Bearer ${token}`
  }
  let bearer: string | null = null
  const ask: Subject['ask'] = async (method, path, body, headers) => {
    bearer ??= await signIn()
    const request = new Request(`${origin}/api${path}`, {
      method,
      headers: {
        authorization: bearer,
        ...(body === undefined ? {} : { 'content-type': vendorType }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return fetch(request)
  }
  return {
    estate,
    region: federation.region,
    federationId: federation.id,
    workspaceId,
    pass,
    fetch,
    ask,
    send: async (...asked) => toAnswer(await ask(...asked)),
  }
}
