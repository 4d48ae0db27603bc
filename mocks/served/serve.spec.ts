import { Agent, fetch } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEstate } from '../estate/estate'
import type { ServedEstate } from './serve'
import { serveEstate } from './serve'

const estate = createEstate({ seed: 1, size: 'small', now: Date.now, life: false })
const anyCertificate = new Agent({ connect: { rejectUnauthorized: false } })
let served: ServedEstate

beforeAll(async () => {
  served = await serveEstate(estate, { credentials: { tokenMark: 'canary-' } })
})
afterAll(async () => {
  await served.close()
  await anyCertificate.close()
})

/** What the parts of the configuration hold, by kind of source. */
type Part = {
  id: string
  baseUrl: string
  tokenUrl: string
  clientId: string
  controllers: string[]
  bmcs: { url: string; name: string }[]
}
const partOf = (id: string) => {
  const part = served.bffConfig.sources.find((one) => one.id === id)
  if (!part) throw new Error(`No source is ${id}.`)
  return part as Part
}

const tokenOf = async (region: string) => {
  const { tokenUrl, clientId } = partOf(region)
  const granted = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: served.env['SIGHTLINE_GREENLAKE_SECRET'] ?? '',
    }),
  })
  const { access_token } = (await granted.json()) as { access_token: string }
  expect(access_token).toMatch(/^canary-/)
  return access_token
}

const readServers = async () => {
  const { baseUrl } = partOf('us-west')
  const access_token = await tokenOf('us-west')
  const answer = await fetch(`${baseUrl}/compute-ops-mgmt/v1/servers?limit=0`, {
    headers: { authorization: `Bearer ${access_token}` },
  })
  return (await answer.json()) as { total: number }
}

test('the configuration names every source; its secrets stand in the environment alone', () => {
  expect(served.bffConfig.sources.map(({ id }) => id)).toEqual([
    'us-west',
    'eu-central',
    'ap-northeast',
    'fed-paris',
    'ilo',
  ])
  const written = JSON.stringify(served.bffConfig)
  const secrets = Object.entries(served.env)
  expect(secrets).toHaveLength(3)
  for (const [name, value] of secrets) {
    expect(written).toContain(name)
    expect(written).not.toContain(value)
  }
})

test('every start draws other secrets', async () => {
  const other = await serveEstate(estate)
  for (const [name, value] of Object.entries(served.env)) expect(other.env[name]).not.toBe(value)
  await other.close()
})

test('a GreenLake host answers with the token of its workspace', async () => {
  const here = [...estate.machines.values()].filter(({ region }) => region === 'us-west')
  expect(await readServers()).toMatchObject({ total: here.length })
})

test('OmniStack controllers and BMCs answer over HTTPS, six iLOs and an OpenBMC', async () => {
  const { controllers } = partOf('fed-paris')
  const { bmcs } = partOf('ilo')
  expect(controllers).toHaveLength(2)
  expect(bmcs).toHaveLength(7)
  const roots = [bmcs[0], bmcs.at(-1)].map((bmc) => `${bmc?.url}/redfish/v1/`)
  for (const url of [`${controllers[0]}/api/version`, ...roots]) {
    const answer = await fetch(url, { dispatcher: anyCertificate })
    expect(answer.status).toBe(200)
  }
})

test('a source switched off refuses, and its others go on; switched on it is as before', async () => {
  await served.sources['us-west']?.off()
  await expect(readServers()).rejects.toThrow()
  const { baseUrl } = partOf('eu-central')
  expect((await fetch(`${baseUrl}/compute-ops-mgmt/v1/servers`)).status).toBe(401)
  await served.sources['us-west']?.on()
  expect((await readServers()).total).toBeGreaterThan(0)
})

test('tokens of a region that are revoked are refused, and new ones are given', async () => {
  const { baseUrl } = partOf('us-west')
  const token = await tokenOf('us-west')
  const ask = (bearer: string) =>
    fetch(`${baseUrl}/compute-ops-mgmt/v1/servers?limit=0`, {
      headers: { authorization: `Bearer ${bearer}` },
    })
  expect((await ask(token)).status).toBe(200)
  served.sources['us-west']?.revoke()
  expect((await ask(token)).status).toBe(401)
  expect((await ask(await tokenOf('us-west'))).status).toBe(200)
})

test('sessions of BMCs that are revoked are refused', async () => {
  const [bmc] = partOf('ilo').bmcs.slice(-2)
  const open = await fetch(`${bmc?.url}/redfish/v1/SessionService/Sessions/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      UserName: 'sightline',
      Password: served.env['SIGHTLINE_ILO_PASSWORD'],
    }),
    dispatcher: anyCertificate,
  })
  expect(open.status).toBe(201)
  const token = open.headers.get('x-auth-token') ?? ''
  const ask = async () =>
    (
      await fetch(`${bmc?.url}/redfish/v1/Systems/`, {
        headers: { 'x-auth-token': token },
        dispatcher: anyCertificate,
      })
    ).status
  expect(await ask()).toBe(200)
  await new Promise((resolve) => setImmediate(resolve))
  served.sources['ilo']?.revoke()
  await expect.poll(ask).toBe(401)
})
