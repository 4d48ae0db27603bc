import type { Problem } from '../../../contract/problem'
import { taskStatus } from '../../../contract/task'
import type { MirroredTask } from '../../mirror/entities'
import { lostTask } from '../lost-task'
import type { Collector, Pass, PassEnd } from '../source'
import type { OmnistackClient } from './client'
import { mapTask } from './task'

const targetMs = 30_000
/** Clients of the API ask every one to ten seconds (facts.md 7); there are seldom many. */
const soonerMs = 2_000
const mostAtOnce = 40
/** One that has run for so long is not hurried after. */
const movesWithinMs = 30 * 60_000

const moves = ({ row: { state, createdAt } }: MirroredTask, now: number) =>
  state === 'running' && now - Date.parse(createdAt) < movesWithinMs

/**
 * Follows the tasks that were begun here: there is no list of them, the mirror's own rows are it
 * (facts.md 7). A task that is not found any more has ended, how is not known. VMs that it touched are
 * read again when it ends, and so are backups.
 */
export const tasksCollector = (
  client: Pick<OmnistackClient, 'task'>,
  sourceId: string,
): Collector => {
  let hurried = false
  /** When those that are open were last asked for, epoch ms. */
  const askedAt = new Map<string, number>()

  const readOne = async (held: MirroredTask, pass: Pass) => {
    const reply = await client.task(held.row.id, pass.signal)
    const at = pass.now().toISOString()
    if (reply.ok) return mapTask(reply.value, held.row, { sourceId, held, at })
    return reply.problem.kind === 'not-found' ? lostTask(held, at) : reply.problem
  }

  const lastAsked = ({ row }: MirroredTask) => askedAt.get(row.id) ?? 0
  /** Of many, those that were asked for longest ago. */
  const nextOf = (tasks: readonly MirroredTask[]) =>
    tasks.toSorted((one, other) => lastAsked(one) - lastAsked(other)).slice(0, mostAtOnce)

  /** One that cannot be read does not hold up the others. */
  const read = async (tasks: readonly MirroredTask[], pass: Pass): Promise<PassEnd> => {
    const now = pass.now().getTime()
    let answered = 0
    let problem: Problem | null = null
    for (const held of await pass.heldTasks(nextOf(tasks).map(({ row }) => row.id))) {
      const task = await readOne(held, pass)
      askedAt.set(held.row.id, now)
      if (!('row' in task)) {
        problem ??= task
        continue
      }
      answered += 1
      await pass.write('task', [task])
      if (!taskStatus[task.row.state].ended) continue
      askedAt.delete(task.row.id)
      pass.mention('virtual-machines', [task.row.id])
      pass.mention('backups', [task.row.id])
    }
    hurried = (await pass.openTasks('omnistack-task')).some((task) => moves(task, now))
    return problem && answered === 0 ? { ok: false, problem } : { ok: true, value: { total: null } }
  }

  return {
    collection: 'tasks',
    entity: 'task',
    targetMs,
    priority: 1,
    collect: async (pass) => read(await pass.openTasks('omnistack-task'), pass),
    refresh: async (ids, pass) => {
      const open = await pass.openTasks('omnistack-task')
      return read(
        open.filter(({ row }) => ids.includes(row.id)),
        pass,
      )
    },
    sooner: () => (hurried ? soonerMs : null),
  }
}
