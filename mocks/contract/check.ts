import type { Operation, Violation } from './api-document'
import type { Answer, ContractCall, Subject } from './contract-call'
import { givenFor, partsOf } from './contract-call'
import type { Departure } from './departure'

/** What an operation answered that its document does not say, and no departure allows. */
export type Fault = { operation: string; status: number; at: string; says: string }

/** By what answers are judged. `met` collects the departures that were needed. */
export type Judging = {
  departures: Departure[]
  met: Set<Departure>
  /** What of a body the document's schema is about. */
  partsIn: (body: unknown, status: number) => unknown[]
}

const fits = (pattern: string, at: string) => {
  const wanted = pattern.split('/')
  const parts = at.split('/')
  return (
    parts.length >= wanted.length &&
    wanted.every((part, index) => part === '*' || part === parts[index])
  )
}

const concerns = (departure: Departure, operation: string, status: number) =>
  (departure.operation === undefined ||
    operation.startsWith(departure.operation) ||
    operation.split(' ')[1]?.startsWith(departure.operation) === true) &&
  (departure.status === undefined || departure.status === status)

/** Splits what a document objects to: departures that live systems are known for, and faults. */
const judge = (
  { name }: Operation,
  status: number,
  violations: Violation[],
  departures: Departure[],
  met: Set<Departure>,
): Fault[] =>
  violations
    .filter(({ at }) => {
      const departure = departures.find(
        (one) =>
          concerns(one, name, status) &&
          (one.at ?? '') !== '' &&
          fits(one.at ?? '', at || '(answer)'),
      )
      if (departure) met.add(departure)
      return !departure
    })
    .map(({ at, says }) => ({ operation: name, status, at, says }))

/** Whether an answer is one that the document has; adds the departures that it took to `met`. */
export const checkAnswer = (
  operation: Operation,
  { status, body }: Answer,
  { departures, met, partsIn }: Judging,
): Fault[] => {
  if (!operation.statuses.includes(String(status))) {
    const departure = departures.find(
      (one) =>
        one.at === undefined && one.status === status && concerns(one, operation.name, status),
    )
    if (departure) met.add(departure)
    if (departure) return []
    const says = `not declared: ${JSON.stringify(body)?.slice(0, 300)}`
    return [{ operation: operation.name, status, at: '', says }]
  }
  const violations = partsIn(body, status).flatMap((part) => operation.check(status, part) ?? [])
  return judge(operation, status, violations, departures, met)
}

/** Makes one call and checks what comes back, its status first. */
export const checkCall = async (
  operation: Operation,
  call: ContractCall,
  subject: Subject,
  judging: Judging,
): Promise<Fault[]> => {
  const [method, documented] = partsOf(call)
  const path = await givenFor(call.path ?? documented, subject)
  const body = await givenFor(call.body, subject)
  const answer = await subject.send(method, path, body, call.headers)
  const success = operation.statuses.find((status) => status.startsWith('2') || status === '303')
  const wanted = call.status ?? Number(success ?? 200)
  if (answer.status !== wanted) {
    const says = `wanted ${wanted}, got ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 400)}`
    return [{ operation: call.operation, status: answer.status, at: '', says }]
  }
  return checkAnswer(operation, answer, judging)
}
