import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation } from './api-document'
import { readDocument } from './api-document'
import { checkAnswer, checkCall, type Fault, type Judging } from './check'
import type { ContractCall, Subject } from './contract-call'
import { givenFor, partsOf } from './contract-call'
import type { Departure } from './departure'
import type { ContractDocument } from './documents'

/** The folder with the vendors' documents, which are theirs and not part of this project. */
export const specsFolder = (): string => process.env['SPECS_DIR'] ?? '../shared/openapi'

/** Where a document is; null where it is missing. */
export const fileOf = ({ file }: ContractDocument): string | null => {
  const path = join(specsFolder(), file)
  return existsSync(path) ? path : null
}

/** A document opened for checking. */
export type Contract = {
  /** How many operations the document has. */
  operations: number
  /** Those that no call covers. */
  missing: string[]
  /** Makes a call, and the refusals of its operation with the first of its calls. */
  check: (call: ContractCall) => Promise<Fault[]>
  /** Departures that no answer so far has needed. */
  unmet: () => Departure[]
}

/**
 * How an operation is refused whatever it does, where its document declares the status; one without a body
 * has no media type that could be wrong.
 */
const refusals = [
  { status: 401, headers: { authorization: 'Bearer nobody' } },
  { status: 406, headers: { accept: 'text/html' } },
  { status: 415, headers: { 'content-type': 'text/plain' } },
]

const nobody = '00000000-0000-4000-8000-000000000000'

const checkRefusals = async (
  operation: Operation,
  call: ContractCall,
  subject: Subject,
  judging: Judging,
): Promise<Fault[]> => {
  const [method, documented] = partsOf(call)
  const path = documented.replaceAll(/\{[^}]*\}/g, nobody)
  const writes = method !== 'GET' && method !== 'DELETE'
  const faults: Fault[] = []
  const refuse = async (wanted: number, body: unknown, headers?: Record<string, string>) => {
    const answer = await subject.send(method, path, body, headers)
    if (answer.status === wanted) faults.push(...checkAnswer(operation, answer, judging))
    else {
      const says = `wanted the refusal ${wanted}, got ${answer.status}`
      faults.push({ operation: call.operation, status: answer.status, at: '', says })
    }
  }
  for (const { status, headers } of refusals)
    if (operation.statuses.includes(String(status)) && (writes || status !== 415))
      await refuse(status, writes ? {} : undefined, headers)
  if (documented.includes('{') && operation.statuses.includes('404'))
    await refuse(404, await givenFor(call.body, subject), call.headers)
  return faults
}

const distinct = (faults: Fault[]) => [
  ...new Map(faults.map((fault) => [Object.values(fault).join(' '), fault])).values(),
]

/** Opens a document: its operations, and a still estate that all calls which only read share. */
export const openContract = (
  { open, calls, departures, partsIn = (body) => [body] }: ContractDocument,
  file: string,
): Contract => {
  const operations = readDocument(file)
  const judging: Judging = { departures, met: new Set(), partsIn }
  const called = new Set<string>()
  const onlooker = open()

  const check = async (call: ContractCall): Promise<Fault[]> => {
    const operation = operations.get(call.operation)
    if (!operation) throw new Error(`The document has no operation ${call.operation}.`)
    const subject = call.operation.startsWith('GET ') ? onlooker : open()
    const faults = await checkCall(operation, call, subject, judging)
    if (!called.has(call.operation))
      faults.push(...(await checkRefusals(operation, call, onlooker, judging)))
    called.add(call.operation)
    return distinct(faults)
  }

  return {
    operations: operations.size,
    missing: [...operations.keys()].filter(
      (operation) => !calls.some((call) => call.operation === operation),
    ),
    check,
    unmet: () => departures.filter((departure) => !judging.met.has(departure)),
  }
}
