import type { ContractCall, Subject } from '../contract-call'
import { idIn } from '../contract-call'

const path = '/compute-ops-mgmt/v1beta2/reports'
const files = '/compute-ops-mgmt/v1beta1/ahs-files'
const request = { reportType: 'SERVER_HARDWARE_INVENTORY' }
const minute = 60_000

const report =
  (suffix = '') =>
  async ({ send, pass }: Subject) => {
    const id = idIn(await send('POST', path, request))
    pass(minute)
    return `${path}/${id}${suffix}`
  }

type Form = { id: string; baseUrl: string; parameters: { name: string; value: string }[] }
type Parsed = { parsingResults: { components: { INVENTORY: { json: string } } } }

/** The log of a server, sent to its signed address. */
const uploaded = async ({ send, fetch, estate, region }: Subject) => {
  const machine = [...estate.machines.values()].find((one) => one.region === region)
  const answer = await send('POST', files, { fileName: `HPE_${machine?.serial}.ahs` })
  const { id, baseUrl, parameters } = answer.body as Form
  const body = new FormData()
  for (const { name, value } of parameters) body.set(name, value)
  body.set('file', new Blob(['ahs']))
  await fetch(new Request(baseUrl, { method: 'POST', body }))
  return `${files}/${id}`
}
const inventory = { components: ['INVENTORY'] }

/** The JSON that was read out of it. */
const parsed = async (subject: Subject) => {
  const path = await uploaded(subject)
  await subject.send('POST', `${path}/parse`, inventory)
  subject.pass(minute)
  const { body } = await subject.send('GET', path)
  return `${path}/download?filename=${(body as Parsed).parsingResults.components.INVENTORY.json}`
}

export const reportCalls: ContractCall[] = [
  { operation: `GET ${path}` },
  { operation: `POST ${path}`, body: request },
  { operation: `GET ${path}/{id}`, path: report() },
  { operation: `GET ${path}/{id}/data`, path: report('/data') },
  { operation: `POST ${files}`, body: { fileName: 'HPE_CZJ1234567.ahs' } },
  { operation: `GET ${files}` },
  { operation: `GET ${files}/{id}`, path: uploaded },
  {
    operation: `PATCH ${files}/{id}`,
    path: uploaded,
    body: { parsingStatus: { status: 'ANALYSIS_FAILED' } },
  },
  {
    operation: `POST ${files}/{id}/parse`,
    path: async (subject) => `${await uploaded(subject)}/parse`,
    body: inventory,
  },
  { operation: `GET ${files}/{id}/download`, path: parsed },
]
