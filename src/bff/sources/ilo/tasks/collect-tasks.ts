import type { Problem } from '../../../../contract/problem'
import type { TaskTarget } from '../../../../contract/task'
import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { createGate } from '../../../upstream/gate'
import type { Upstream } from '../../../upstream/upstream'
import type { Collector, Pass, PassEnd } from '../../source'
import type { IloOrigin } from '../map'
import type { Behind, Systems } from '../systems'
import { createTaskReader, type TaskReader } from './read-tasks'
import { isTaskOf, pathOf } from './task-id'
import { doublesIn, flashesAlone, idsIn, tasksOfBmc } from './tasks-of-bmc'

const targetMs = 60_000
const soonerMs = 3_000
/** While some BMCs are read often, all are every so many times. */
const hurriedPerWhole = targetMs / soonerMs
const bmcsAtOnce = 8
const minute = 60_000
/** One that has not changed for so long is not hurried after: it waits for somebody, or it is dead. */
const movesForMs = { running: 30 * minute, queued: 5 * minute } as const
const kinds = ['redfish-task', 'ilo-update-task'] as const

type TaskBmc = { origin: IloOrigin; upstream: Upstream }
/** One BMC as its tasks are followed. */
type Followed = { bmc: TaskBmc; read: TaskReader; moving: boolean; alone: boolean }

const moves = ({ row: { state, updatedAt } }: MirroredTask, now: number) =>
  (state === 'running' || state === 'queued') && now - Date.parse(updatedAt) < movesForMs[state]

/** The system that was asked to do it, else the only one that there is, else the BMC by its name. */
const targetsAmong =
  (behind: readonly Behind[], { sourceId, name, part }: IloOrigin) =>
  (asked: string | null): TaskTarget[] => {
    const path = `${pathOf(asked ?? '').toLowerCase()}/`
    const own = behind.find(({ uri }) => path.startsWith(`${pathOf(uri).toLowerCase()}/`))
    const one = own ?? (behind.length === 1 ? behind[0] : undefined)
    return one
      ? [{ kind: 'server', sourceId, id: one.id, name: one.name }]
      : [{ kind: 'other', sourceId, id: null, name: name ?? `BMC ${part}` }]
  }

/**
 * Tasks, update queues and flashes of all BMCs of a source. All are read once a minute; those on which
 * something moves every few seconds, and only those. One that is away costs only its own tasks, which
 * stay as they were.
 */
export const tasksCollector = (
  bmcs: readonly TaskBmc[],
  systems: Pick<Systems, 'behind'>,
  now: () => Date,
): Collector => {
  const all = bmcs.map((bmc): Followed => ({
    bmc,
    read: createTaskReader(bmc.upstream, now),
    moving: false,
    alone: false,
  }))
  let hurried = 0

  /** A BMC that is away may be so because it flashes itself. */
  const tellAway = async (open: readonly MirroredTask[], problem: Problem, pass: Pass) => {
    const note = `Its BMC does not answer at the moment. ${problem.detail}`
    const told = open.filter(({ row }) => row.state === 'running')
    await pass.write(
      'task',
      told.map(({ row, facts }) => ({ row: { ...row, note }, facts })),
    )
  }

  const visit = async (
    one: Followed,
    open: readonly MirroredTask[],
    pass: Pass,
  ): Promise<Problem | null> => {
    const { bmc } = one
    const { origin } = bmc
    const time = pass.now()
    const reading = await one.read(pass.signal)
    if (!reading.ok) {
      await tellAway(open, reading.problem, pass)
      one.moving = open.some((task) => moves(task, time.getTime()))
      return reading.problem
    }
    const ids = [...idsIn(reading.value, origin), ...open.map(({ row }) => row.id)]
    const { alone: wasAlone } = one
    one.alone = flashesAlone(reading.value, open, origin)
    if (ids.length === 0 && !one.alone) {
      one.moving = false
      return null
    }
    const held = new Map((await pass.heldTasks(ids)).map((task) => [task.row.id, task]))
    const behind = await systems.behind(bmc, pass.signal)
    const known = {
      origin,
      held,
      targetsOf: targetsAmong(behind, origin),
      at: time.toISOString(),
      wasAlone,
    }
    const tasks = tasksOfBmc(reading.value, known)
    await pass.write('task', tasks)
    await pass.remove('task', doublesIn(reading.value, known))
    if (tasks.some(({ row }) => taskStatus[row.state].ended))
      pass.mention(
        'servers',
        behind.map(({ id }) => id),
      )
    one.moving = one.alone || tasks.some((task) => moves(task, time.getTime()))
    return null
  }

  const visitAll = async (some: readonly Followed[], pass: Pass): Promise<(Problem | null)[]> => {
    const open = (await Promise.all(kinds.map(pass.openTasks))).flat()
    const gate = createGate(bmcsAtOnce)
    return Promise.all(
      some.map((one) =>
        gate(() => {
          const own = open.filter(({ row }) => isTaskOf(one.bmc.origin, row.id))
          return visit(one, own, pass)
        }),
      ),
    )
  }

  /** Those on which something moves may all be away: that says nothing of the others. */
  const visitSome = async (some: readonly Followed[], pass: Pass): Promise<PassEnd> => {
    await visitAll(some, pass)
    return { ok: true, value: { total: null } }
  }

  const visitWhole = async (pass: Pass): Promise<PassEnd> => {
    const problems = await visitAll(all, pass)
    const [first] = problems
    return first && problems.every((problem) => problem !== null)
      ? { ok: false, problem: first }
      : { ok: true, value: { total: null } }
  }

  return {
    collection: 'tasks',
    entity: 'task',
    targetMs,
    priority: 2,
    collect: (pass) => {
      const moving = all.filter((one) => one.moving)
      const whole = moving.length === 0 || hurried >= hurriedPerWhole
      hurried = whole ? 0 : hurried + 1
      return whole ? visitWhole(pass) : visitSome(moving, pass)
    },
    refresh: (ids, pass) =>
      visitSome(
        all.filter(({ bmc }) => ids.some((id) => isTaskOf(bmc.origin, id))),
        pass,
      ),
    sooner: () => (all.some((one) => one.moving) ? soonerMs : null),
  }
}
