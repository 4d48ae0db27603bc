import { createRandom } from '../../../estate/random'
import type { Scope } from '../../resource'
import type { Ask } from '../../route'
import type { Run, Schedule } from './schedule'
import { nextStart, runsOf, schedulesIn } from './schedule'

const open = new WeakMap<Scope, Set<Promise<void>>>()

/** Everything that has run so far has its answer. */
export const settled = async (scope: Scope): Promise<void> => {
  await Promise.all(open.get(scope) ?? new Set<Promise<void>>())
}

const given = (texts: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === null ? [] : [[name, text]])),
  )

const keep = async (
  scope: Scope,
  run: Omit<Run, 'status' | 'headers' | 'body'>,
  answer: Response | Promise<Response>,
) => {
  const response = await answer
  const text = await response.text()
  runsOf(scope, run.scheduleId).push({
    ...run,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text === '' ? null : (JSON.parse(text) as unknown),
  })
}

const execute = (scope: Scope, ask: Ask, at: number, { id: scheduleId, operation }: Schedule) => {
  const random = createRandom(at, scheduleId)
  const run = { id: random.uuid(), scheduleId, at, durationSec: random.int(20, 90) / 1_000 }
  const { method, uri, query, headers, body } = operation
  const answer = ask({
    method,
    uri,
    query: given(query),
    headers: given(headers),
    body: body ?? undefined,
  })
  const runs = open.get(scope) ?? new Set()
  open.set(scope, runs)
  const kept = keep(scope, run, answer).finally(() => runs.delete(kept))
  runs.add(kept)
}

/** Has a schedule run at its times, until it is changed or deleted. */
export const keepRunning = (scope: Scope, ask: Ask, { id, generation, ...rest }: Schedule) => {
  const { estate } = scope
  const next = nextStart(rest, estate.now())
  if (next === null) return
  estate.schedule(next, (at) => {
    const schedule = schedulesIn(scope).get(id)
    if (schedule?.generation !== generation) return
    execute(scope, ask, at, schedule)
    keepRunning(scope, ask, schedule)
  })
}
