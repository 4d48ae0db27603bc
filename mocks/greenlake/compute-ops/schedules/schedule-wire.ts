import { STATUS_CODES } from 'node:http'
import { createRandom } from '../../../estate/random'
import type { Scope } from '../../resource'
import { microTime } from '../../times'
import type { Run, Schedule } from './schedule'
import { nextStart, runsOf } from './schedule'

export const schedulesPath = '/compute-ops-mgmt/v1beta2/schedules'

/** Two numbers of 64 bits, as live systems trace an execution. */
const traceOf = ({ id }: Run) => {
  const random = createRandom(0, id)
  const [one, other] = [BigInt(`0x${random.hex(16)}`), BigInt(`0x${random.hex(16)}`)]
  return `${one} ${other}`
}

/** An execution that has ended; it never changes. */
export const runWire = (run: Run) => {
  const uri = `${schedulesPath}/${run.scheduleId}`
  const ended = microTime(run.at + run.durationSec * 1_000)
  return {
    id: run.id,
    type: 'compute-ops-mgmt/schedule/history',
    resourceUri: `${uri}/history/${run.id}`,
    generation: 1,
    createdAt: ended,
    updatedAt: ended,
    scheduleId: run.scheduleId,
    scheduleUri: uri,
    operationType: 'REST',
    startedAt: microTime(run.at),
    durationInSec: run.durationSec,
    succeeded: run.status >= 200 && run.status < 300,
    summary: STATUS_CODES[run.status] ?? String(run.status),
    status: run.status,
    headers: run.headers,
    body: run.body,
    debugId: traceOf(run),
  }
}

export const scheduleWire = (schedule: Schedule, scope: Scope) => {
  const { id, generation, createdAt, updatedAt, ...content } = schedule
  const uri = `${schedulesPath}/${id}`
  const next = nextStart(schedule, scope.estate.now())
  const last = runsOf(scope, id).at(-1)
  return {
    ...content,
    id,
    type: 'compute-ops-mgmt/schedule',
    resourceUri: uri,
    historyUri: `${uri}/history`,
    generation,
    createdAt: microTime(createdAt),
    updatedAt: microTime(updatedAt),
    nextStartAt: next === null ? null : microTime(next),
    lastRun: last ? runWire(last) : null,
  }
}
