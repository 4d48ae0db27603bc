import type { Problem } from '../../contract/problem'
import { createGate } from '../upstream/gate'
import { upstreamProblem } from '../upstream/problems'
import type { Surroundings } from '../upstream/upstream'
import type { Service, Source } from './source'

/**
 * What a probe of one service found. `asked` false: without a sign-in it would have told nothing, or, where
 * `problem` says so, its turn did not come in time.
 */
export type Finding = {
  service: Pick<Service, 'id' | 'name'>
  asked: boolean
  ms: number
  problem: Problem | null
}

/** A person waits for it, and a proxy before us may not wait for longer. */
const patienceMs = 15_000
/** Of hundreds of machines so many are asked at once: each has all of its time, and we are no burst. */
const atOnce = 16
const lastTurnMs = 40_000

const ask = async (
  source: Source,
  service: Service,
  { now, wait }: Pick<Surroundings, 'now' | 'wait'>,
  requestId: string | undefined,
): Promise<Finding> => {
  const { id, name } = service
  const late = new AbortController()
  const done = new AbortController()
  const began = now().getTime()
  for (const breaker of service.breakers) breaker.tryNow()
  const patience = wait(patienceMs, done.signal).then(
    () => {
      late.abort()
      return upstreamProblem(source.name, 'timeout', `No answer within ${patienceMs / 1000} s.`)
    },
    () => null,
  )
  const asking = { signal: late.signal, ...(requestId === undefined ? {} : { requestId }) }
  try {
    const problem = await Promise.race([service.probe(asking), patience])
    return { service: { id, name }, asked: true, ms: now().getTime() - began, problem }
  } finally {
    done.abort()
  }
}

/**
 * Signs in and reads next to nothing of every service, now: the test button, `--check`. Where the sign-in
 * that all of them share fails, they are not asked.
 */
export const probeSource = async (
  source: Source,
  surroundings: Pick<Surroundings, 'now' | 'wait'>,
  requestId?: string,
): Promise<Finding[]> => {
  const began = surroundings.now().getTime()
  const gate = createGate(atOnce)
  const askInTurn = async (service: Service): Promise<Finding> => {
    if (surroundings.now().getTime() - began < lastTurnMs)
      return ask(source, service, surroundings, requestId)
    const { id, name } = service
    const problem: Problem = {
      kind: 'timeout',
      title: `${source.name} was not asked in time`,
      detail: `Others took all of ${lastTurnMs / 1000} s.`,
    }
    return { service: { id, name }, asked: false, ms: 0, problem }
  }
  const askAll = (services: readonly Service[]) =>
    Promise.all(services.map((service) => gate(() => askInTurn(service))))
  const signIns = await askAll(source.services.filter(({ kind }) => kind === 'sign-in'))
  const others = source.services.filter(({ kind }) => kind !== 'sign-in')
  const shut = signIns.some(({ problem }) => problem !== null)
  const findings = shut
    ? others.map(({ id, name }) => ({
        service: { id, name },
        asked: false,
        ms: 0,
        problem: null,
      }))
    : await askAll(others)
  return [...signIns, ...findings]
}

/** The findings as the lines of a terminal: one that all is well, or one for each service that fails. */
export const wordsOf = (name: string, findings: readonly Finding[]): string[] => {
  const failing = findings.flatMap(({ service, problem }) =>
    problem ? [`${name}: ${problem.title}. ${service.name}: ${problem.detail}`] : [],
  )
  return failing.length > 0 ? failing : [`${name}: answers`]
}
