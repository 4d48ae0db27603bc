import type { Result } from '../../../contract/problem'
import { taskStatus } from '../../../contract/task'
import type { MirroredTask } from '../../mirror/entities'
import { notAsDocumented } from '../../upstream/problems'
import { askedFor, type Asking, type Upstream } from '../../upstream/upstream'
import { type Acts, type Begun, type Order, type TaskChoice, unanswered } from '../acts'
import { mapTask, parseTask, type TaskAbout } from './task'
import { backupSchema, type BackupRecord, parsePage } from './wire'

/** Writes name a version that is new enough for all of them (facts.md 3). */
const headers = { 'content-type': 'application/vnd.simplivity.v1.14+json' }
const underWay: ReadonlySet<string> = new Set(['NEW', 'SAVING', 'QUEUED'])
const stopped: ReadonlySet<string> = new Set(['CANCELING', 'CANCELED'])
const backUpWord = 'Back up now'

/** A backup that was asked for here is known by when that was: the API gives no other way to find it. */
const backupName = (at: string) => `Sightline ${at}`

/** A backup that was begun here can be cancelled while it is under way: there is no cancel of tasks. */
export const canOnOmnistackTask = ({ row }: MirroredTask): TaskChoice[] =>
  row.name === backUpWord && !taskStatus[row.state].ended ? [{ act: 'cancel', reason: null }] : []

const vmOf = ({ row }: MirroredTask) => row.targets.find(({ kind }) => kind === 'vm') ?? null

/** Backups of VMs of one federation, and their cancelling. */
export const omnistackActs = (upstream: Upstream, sourceId: string, now: () => Date): Acts => {
  const post = async (
    path: string,
    json: Record<string, unknown>,
    about: TaskAbout,
    asking: Asking,
  ): Promise<Result<Begun>> => {
    const reply = await askedFor(upstream, asking).request({
      method: 'POST',
      path,
      headers,
      body: { json },
    })
    if (!reply.ok) return reply
    const record = parseTask(reply.value.body)
    if (!record) return notAsDocumented(upstream.source, 'a task')
    const task = mapTask(record, about, { sourceId, held: null, at: now().toISOString() })
    return { ok: true, value: { kind: 'task', task, collection: 'tasks' } }
  }

  /** The backup that was asked for at a moment; null: there is none. */
  const backupOf = async (
    vmId: string,
    at: string,
    asking: Asking,
  ): Promise<Result<BackupRecord | null>> => {
    const query = { virtual_machine_id: vmId, sort: 'created_at', order: 'descending', limit: 50 }
    const reply = await askedFor(upstream, asking).request({ path: '/api/backups', query })
    if (!reply.ok) return reply
    const page = parsePage(backupSchema, 'backups', reply.value.body)
    if (!page) return notAsDocumented(upstream.source, 'a list of backups')
    const found = page.items.find(({ name }) => name === backupName(at))
    return { ok: true, value: found ?? null }
  }

  const backupToCancel = async ({ task }: Order, asking: Asking) => {
    const vm = task && vmOf(task)
    return task && vm?.id
      ? backupOf(vm.id, task.row.createdAt, asking)
      : ({ ok: true, value: null } as const)
  }

  const cancel = async (order: Order, asking: Asking) => {
    const found = await backupToCancel(order, asking)
    if (!found.ok) return { ok: false, problem: found.problem, sent: false } as const
    const vm = order.task && vmOf(order.task)
    if (!found.value || !vm)
      return {
        ok: false,
        sent: false,
        problem: {
          kind: 'not-found',
          title: 'There is no such backup',
          detail: 'The federation does not list it any more.',
          source: upstream.source,
        },
      } as const
    const about = {
      name: 'Cancel backup',
      targets: [vm],
      startedBy: null,
      createdAt: order.at ?? now().toISOString(),
    }
    const path = `/api/backups/${encodeURIComponent(found.value.id)}/cancel`
    const begun = await post(path, {}, about, asking)
    return begun.ok ? begun : unanswered(begun.problem)
  }

  return {
    can: new Set(['back-up-now']),
    tasks: { kinds: new Set(['omnistack-task']), can: canOnOmnistackTask },
    examine: async (order, asking) => {
      if (order.act !== 'cancel') return { ok: true, value: null }
      const found = await backupToCancel(order, asking)
      if (!found.ok) return found
      const isUnderWay = underWay.has(found.value?.state ?? '')
      return { ok: true, value: isUnderWay ? null : 'The backup is not under way any more.' }
    },
    begin: async (order, asking) => {
      if (order.act === 'cancel') return cancel(order, asking)
      const at = order.at ?? now().toISOString()
      const about = {
        name: backUpWord,
        targets: [{ kind: 'vm' as const, sourceId, id: order.targetId, name: order.name }],
        startedBy: null,
        createdAt: at,
      }
      const path = `/api/virtual_machines/${encodeURIComponent(order.targetId)}/backup`
      const begun = await post(path, { backup_name: backupName(at) }, about, asking)
      return begun.ok ? begun : unanswered(begun.problem)
    },
    find: async (order, _sought, asking) => {
      if (order.act === 'cancel') {
        const found = await backupToCancel(order, asking)
        if (!found.ok) return found
        const isStopped = stopped.has(found.value?.state ?? '')
        return { ok: true, value: isStopped ? { kind: 'done', note: 'It is cancelled.' } : null }
      }
      const found = await backupOf(order.targetId, order.at ?? '', asking)
      if (!found.ok) return found
      const note = `The backup was begun; it is listed as ${found.value?.name ?? ''}.`
      return { ok: true, value: found.value ? { kind: 'done', note } : null }
    },
  }
}
