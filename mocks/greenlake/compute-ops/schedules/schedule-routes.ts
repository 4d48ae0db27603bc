import { computeOpsDialect } from '../../../odata/dialect'
import { itemWire } from '../../item-wire'
import { mergePatch } from '../../merge-patch'
import { checkIfMatch, once } from '../../preconditions'
import { readRoutes } from '../../read-routes'
import type { Resource, Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, readBody } from '../../route'
import { addRecord, changeRecord, deleteRoute, reading, recordOf } from '../records'
import { durationMs } from './duration'
import type { Run, Schedule } from './schedule'
import { runsOf, schedulesIn } from './schedule'
import { scheduleBody } from './schedule-body'
import { keepRunning, settled } from './schedule-run'
import { runWire, schedulesPath, scheduleWire } from './schedule-wire'

const common: Pick<Resource<unknown>, 'service' | 'limit' | 'sort' | 'select' | 'empty'> = {
  service: 'compute-ops',
  limit: { fallback: 100, min: 0, max: 1000 },
  sort: true,
  select: 'nested',
  empty: [],
}

const schedules = resource<Schedule>({
  ...common,
  path: schedulesPath,
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'createdAt',
      'generation',
      'historyUri',
      'id',
      'nextStartAt',
      'operation/body',
      'operation/headers',
      'operation/method',
      'operation/query',
      'operation/timeoutInSec',
      'operation/type',
      'operation/uri',
      'resourceUri',
      'schedule/intervalInSec',
      'schedule/startAt',
      'type',
      'updatedAt',
    ],
  },
  ...reading(schedulesIn),
  toWire: scheduleWire,
  // Filters know the interval in seconds (facts.md 4.3).
  toFilter: (wire) => {
    const { schedule } = wire as ReturnType<typeof scheduleWire>
    const ms = schedule.interval === null ? null : durationMs(schedule.interval)
    return { ...wire, schedule: { ...schedule, intervalInSec: ms === null ? null : ms / 1_000 } }
  },
})

const history = resource<Run>({
  ...common,
  path: `${schedulesPath}/:parentId/history`,
  filter: {
    dialect: computeOpsDialect,
    properties: ['createdAt', 'generation', 'id', 'resourceUri', 'type', 'updatedAt'],
  },
  list: (scope, id) => (schedulesIn(scope).has(id) ? runsOf(scope, id) : null),
  find: (scope, id, parentId) => runsOf(scope, parentId).find((run) => run.id === id),
  toWire: runWire,
})

/** Answers when everything that has run has its answer. */
const whenSettled = (route: Route): Route => ({
  ...route,
  answer: async (call) => {
    await settled(call.scope)
    return route.answer(call)
  },
})

const watched = new WeakSet<Scope>()

/** Schedules of what is deleted go with it. */
const watchResources = (scope: Scope) => {
  if (watched.has(scope)) return
  watched.add(scope)
  scope.estate.onChange(({ operation, thing }) => {
    if (operation !== 'Deleted') return
    for (const { id, associatedResourceUri } of schedulesIn(scope).values())
      if (associatedResourceUri?.endsWith(`/${thing.id}`)) schedulesIn(scope).delete(id)
  })
}

const readSchedule = (call: Call) =>
  readBody(call, 'compute-ops', scheduleBody(call.scope.estate.now()))

const create = (call: Call): Response => {
  const { scope, ask } = call
  const schedule = addRecord(schedulesIn, scope, readSchedule(call))
  watchResources(scope)
  keepRunning(scope, ask, schedule)
  return created(itemWire(schedules, call, schedule), `${schedulesPath}/${schedule.id}`)
}

/** schedules: requests to this host that COM makes by itself, and what came of them (facts.md 6.8). */
export const scheduleRoutes: Route[] = [
  ...[...readRoutes(schedules), ...readRoutes(history)].map(whenSettled),
  {
    method: 'POST',
    service: 'compute-ops',
    path: schedulesPath,
    answer: (call) => once(call, () => create(call)),
  },
  whenSettled({
    method: 'PATCH',
    service: 'compute-ops',
    path: `${schedulesPath}/:id`,
    answer: (call) => {
      const { scope, ask } = call
      const schedule = recordOf(schedulesIn, call)
      checkIfMatch(call, schedule.generation)
      const change = readSchedule({ ...call, body: mergePatch(schedule, call.body) })
      const changed = changeRecord(schedulesIn, scope, schedule, change)
      keepRunning(scope, ask, changed)
      return Response.json(itemWire(schedules, call, changed))
    },
  }),
  deleteRoute(schedulesPath, schedulesIn),
]
