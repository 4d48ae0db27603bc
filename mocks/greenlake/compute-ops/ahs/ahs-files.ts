import * as v from 'valibot'
import type { Machine } from '../../../estate/types'
import { readRoutes } from '../../read-routes'
import { badParameter, notFound, refusal } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { readBody } from '../../route'
import { shelf } from '../../shelf'
import { zuluTime } from '../../times'
import { later } from '../notes'
import type { Stored } from '../records'
import { addRecord, changeRecord, reading, recordOf, storedWire } from '../records'
import { ahsInventory, ahsInventoryCsv } from './ahs-inventory'
import type { AhsUpload } from './ahs-upload'
import { createAhsUpload } from './ahs-upload'

const path = '/compute-ops-mgmt/v1beta1/ahs-files'

type AhsFile = Stored & {
  name: string
  uploaded: boolean
  status: 'ANALYSIS_PENDING' | 'ANALYSIS_IN_PROGRESS' | 'ANALYSIS_SUCCESS' | 'ANALYSIS_FAILED'
  statusReason: string | null
  statusChangedAt: number
  /** Whose log it is, and what was found in it. */
  result: { machine: Machine; stem: string; inventory: object } | null
}

const filesIn = (scope: Scope) => shelf<AhsFile>(scope, 'ahs files')

/** Its times have a blank where others have a T. */
const spaced = (at: number) => zuluTime(at).replace('T', ' ')

const toWire = (file: AhsFile) => ({
  ...storedWire('ahs-file', file),
  createdAt: spaced(file.createdAt),
  updatedAt: spaced(file.updatedAt),
  resourceUri: `${path}/${file.id}`,
  name: file.name,
  baseUrl: null,
  parameters: [],
  hardware: file.result
    ? { productId: file.result.machine.productId, serialNumber: file.result.machine.serial }
    : {},
  parsingStatus: {
    status: file.status,
    statusReason: file.statusReason,
    statusModifiedAt: spaced(file.statusChangedAt),
  },
  parsingResults: {
    components: file.result && {
      INVENTORY: { csv: `${file.result.stem}.csv`, json: `${file.result.stem}.json` },
    },
  },
})

const files = resource<AhsFile>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: null,
  sort: false,
  select: null,
  empty: [],
  ...reading(filesIn),
  toWire,
})

const setStatus = (scope: Scope, file: AhsFile, status: AhsFile['status'], reason: string | null) =>
  changeRecord(filesIn, scope, file, {
    status,
    statusReason: reason,
    statusChangedAt: scope.estate.now(),
  })

/** A log says by its name whose it is; one of a stranger holds nothing that could be read. */
const resultOf = ({ estate }: Scope, { name }: AhsFile): AhsFile['result'] => {
  const machine = [...estate.machines.values()].find(({ serial }) => name.includes(serial))
  if (!machine) return null
  const [day = '', time = ''] = new Date(estate.now()).toISOString().split('T')
  const stamp = `${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}`
  return {
    machine,
    stem: `${machine.serial}-${stamp}-SERVER_INVENTORY`,
    inventory: ahsInventory(machine, estate.now()),
  }
}

const upload = (call: Call): Response => {
  const { scope } = call
  const { fileName } = readBody(call, 'compute-ops', uploadBody)
  const file = addRecord<AhsFile>(filesIn, scope, {
    name: fileName,
    uploaded: false,
    status: 'ANALYSIS_PENDING',
    statusReason: null,
    statusChangedAt: scope.estate.now(),
    result: null,
  })
  const { id } = file
  const form: AhsUpload = createAhsUpload(
    scope,
    new URL(call.request.url).origin,
    { id, fileName },
    () => changeRecord(filesIn, scope, filesIn(scope).get(id) ?? file, { uploaded: true }),
  )
  return Response.json({ id, type: 'compute-ops-mgmt/ahs-file', ...form })
}

/** Analysed for some seconds, unless somebody has given it up by then. */
const parse = (call: Call): Response => {
  const { scope } = call
  readBody(call, 'compute-ops', parseBody)
  const file = recordOf(filesIn, call)
  if (!file.uploaded) return refusal(400, 'The file has not been uploaded.')
  if (file.status === 'ANALYSIS_IN_PROGRESS') return refusal(400, 'The file is being parsed.')
  const pending = setStatus(scope, { ...file, result: null }, 'ANALYSIS_PENDING', null)
  later(scope, 2_000, () => {
    if (filesIn(scope).get(file.id) !== pending) return
    const running = setStatus(scope, pending, 'ANALYSIS_IN_PROGRESS', null)
    later(scope, 20_000, () => {
      if (filesIn(scope).get(file.id) !== running) return
      const result = resultOf(scope, running)
      if (result) setStatus(scope, { ...running, result }, 'ANALYSIS_SUCCESS', null)
      else setStatus(scope, running, 'ANALYSIS_FAILED', 'The file holds no server inventory.')
    })
  })
  return new Response(null, { status: 200 })
}

const giveUp = (call: Call): Response => {
  readBody(call, 'compute-ops', patchBody)
  const file = recordOf(filesIn, call)
  if (file.status !== 'ANALYSIS_PENDING' && file.status !== 'ANALYSIS_IN_PROGRESS')
    return refusal(400, 'The analysis of the file has ended.')
  return Response.json(toWire(setStatus(call.scope, file, 'ANALYSIS_FAILED', null)))
}

const download = (call: Call): Response => {
  const { result } = recordOf(filesIn, call)
  const name = call.search.get('filename')
  if (name === null) return badParameter('compute-ops', 'filename', 'Is required.')
  if (result && name === `${result.stem}.json`) return Response.json(result.inventory)
  if (result && name === `${result.stem}.csv`)
    return new Response(ahsInventoryCsv(result.inventory), {
      headers: { 'content-type': 'text/csv' },
    })
  return notFound()
}

const uploadBody = v.object({
  fileName: v.pipe(v.string(), v.regex(/^[^/]+\.ahs$/, 'Must be the name of an .ahs file.')),
})
const parseBody = v.object({
  components: v.pipe(v.array(v.literal('INVENTORY')), v.nonEmpty()),
})
const patchBody = v.object({
  parsingStatus: v.object({ status: v.literal('ANALYSIS_FAILED') }),
})

/** Logs of servers that COM cannot reach: uploaded by hand, then read (facts.md 6.8). */
export const ahsFileRoutes: Route[] = [
  ...readRoutes(files),
  { method: 'POST', service: 'compute-ops', path, answer: upload },
  { method: 'POST', service: 'compute-ops', path: `${path}/:id/parse`, answer: parse },
  {
    method: 'PATCH',
    service: 'compute-ops',
    path: `${path}/:id`,
    takes: ['application/merge-patch+json', 'application/json'],
    answer: giveUp,
  },
  { method: 'GET', service: 'compute-ops', path: `${path}/:id/download`, answer: download },
]
