import { expect, test } from 'vitest'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1beta1/ahs-files'
type Region = ReturnType<typeof createRegion>
type Form = { id: string; baseUrl: string; parameters: { name: string; value: string }[] }
type AhsFile = {
  createdAt: string
  parsingStatus: { status: string; statusReason: string | null }
  parsingResults: { components: { INVENTORY: { csv: string; json: string } } | null }
}

const machineOf = ({ estate, region }: Region) =>
  [...estate.machines.values()].find((machine) => machine.region === region)

const ask = async (region: Region, fileName = `HPE_${machineOf(region)?.serial}_20261121.ahs`) =>
  (await region.send('POST', path, { fileName })).json() as Promise<Form>

const upload = (
  region: Region,
  { baseUrl, parameters }: Form,
  changed: Record<string, string> = {},
) => {
  const body = new FormData()
  for (const { name, value } of parameters) body.set(name, changed[name] ?? value)
  body.set('file', new Blob(['ahs']), 'log.ahs')
  return region.fetch(new Request(baseUrl, { method: 'POST', body }))
}
const parse = (region: Region, { id }: Form) =>
  region.send('POST', `${path}/${id}/parse`, { components: ['INVENTORY'] })
const read = (region: Region, { id }: Form) => region.read<AhsFile>(`${path}/${id}`)

test('a log is uploaded to a signed address, parsed, and its inventory downloaded', async () => {
  const region = createRegion()
  const form = await ask(region)
  const stored = await upload(region, form)
  expect(stored.status).toBe(204)
  expect(stored.headers.get('etag')).toMatch(/^"[\da-f]{32}"$/)
  const accepted = await parse(region, form)
  expect([accepted.status, await accepted.text()]).toEqual([200, ''])
  const states: string[] = []
  for (const ms of [0, 3_000, 30_000]) {
    region.pass(ms)
    states.push((await read(region, form)).parsingStatus.status)
  }
  expect(states).toEqual(['ANALYSIS_PENDING', 'ANALYSIS_IN_PROGRESS', 'ANALYSIS_SUCCESS'])
  const { parsingResults, createdAt } = await read(region, form)
  expect(createdAt).toMatch(/^2026-11-21 08:00:00\.\d{6}Z$/)
  const { json = '', csv = '' } = parsingResults.components?.INVENTORY ?? {}
  const machine = machineOf(region)
  const inventory = await region.read(`${path}/${form.id}/download`, { filename: json })
  expect(inventory).toMatchObject({ SerialNumber: machine?.serial, ProductName: machine?.model })
  const lines = await (await region.get(`${path}/${form.id}/download?filename=${csv}`)).text()
  expect(lines).toContain(`"SerialNumber","","","${machine?.serial}"\r\n`)
})

test('the address takes what was signed for ten minutes, and nothing else', async () => {
  const region = createRegion()
  const form = await ask(region)
  expect((await upload(region, form, { key: 'elsewhere.ahs' })).status).toBe(403)
  expect((await region.fetch(new Request(form.baseUrl))).status).toBe(403)
  region.pass(10 * 60_000)
  const late = await upload(region, form)
  expect(await late.text()).toContain('Request has expired')
  expect((await parse(region, form)).status).toBe(400)
})

test('a log of a server that nobody knows holds nothing', async () => {
  const region = createRegion()
  const form = await ask(region, 'stranger.ahs')
  await upload(region, form)
  await parse(region, form)
  region.pass(60_000)
  expect((await read(region, form)).parsingStatus).toMatchObject({
    status: 'ANALYSIS_FAILED',
    statusReason: 'The file holds no server inventory.',
  })
})

test('an analysis that is given up stays so, and cannot be given up twice', async () => {
  const region = createRegion()
  const form = await ask(region)
  await upload(region, form)
  await parse(region, form)
  const giveUp = () =>
    region.send('PATCH', `${path}/${form.id}`, { parsingStatus: { status: 'ANALYSIS_FAILED' } })
  expect((await giveUp()).status).toBe(200)
  region.pass(60_000)
  expect((await read(region, form)).parsingStatus.status).toBe('ANALYSIS_FAILED')
  expect((await giveUp()).status).toBe(400)
})

test('only logs are taken, and only what was found can be downloaded', async () => {
  const region = createRegion()
  expect((await region.send('POST', path, { fileName: 'log.zip' })).status).toBe(400)
  const { id } = await ask(region)
  expect((await region.get(`${path}/${id}/download`)).status).toBe(400)
  expect((await region.get(`${path}/${id}/download?filename=a.json`)).status).toBe(404)
})
