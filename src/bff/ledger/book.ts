import type { ActItemState, ActName, ActOptions } from '../../contract/act'
import { actItemStatus } from '../../contract/act'
import type { Problem } from '../../contract/problem'
import type { TaskKind } from '../../contract/task'
import { upsert } from '../store/bulk'
import type { Schema } from '../store/schema'
import type { Store } from '../store/store'
import { inTransaction } from '../store/transaction'

/** One target of an act as the ledger keeps it; '' for what is not yet. */
export type Item = {
  actId: string
  place: number
  sourceId: string
  targetId: string
  name: string
  state: ActItemState
  note: string
  taskId: string
  /** Of that task; '' where none was kept. */
  taskKind: TaskKind | ''
  problem: Problem | null
  sentAt: string
  endedAt: string
  moved: boolean
  /** What the preview said would happen to it, and what to mind. */
  said: string
  remark: string
}
/** An item with what its act says of it. */
export type OpenItem = Item & {
  act: ActName
  options: ActOptions
  actor: string
  holder: string
  /** When it was asked for. */
  at: string
}

export type NewAct = {
  id: string
  at: string
  person: string
  actor: string
  /** Where it came from. */
  address: string
  browser: string
  act: ActName
  options: ActOptions
  holder: string
  items: readonly Pick<
    Item,
    'sourceId' | 'targetId' | 'name' | 'state' | 'note' | 'said' | 'remark'
  >[]
}

const columnsOf = (change: Partial<Item>) => ({
  ...(change.state === undefined ? {} : { state: change.state }),
  ...(change.note === undefined ? {} : { note: change.note.replaceAll('\0', '') }),
  ...(change.taskId === undefined ? {} : { task_id: change.taskId }),
  ...(change.taskKind === undefined ? {} : { task_kind: change.taskKind }),
  ...(change.problem === undefined
    ? {}
    : { problem: change.problem ? JSON.stringify(change.problem) : '' }),
  ...(change.sentAt === undefined ? {} : { sent_at: change.sentAt }),
  ...(change.endedAt === undefined ? {} : { ended_at: change.endedAt }),
  ...(change.moved === undefined ? {} : { moved: change.moved ? 1 : 0 }),
})

/** The ledger's rows, written before and after everything that is sent. */
export const createBook = (store: Store) => {
  const endIfOver = (actId: string, at: string) =>
    store
      .updateTable('act')
      .set({ ended_at: at })
      .where('id', '=', actId)
      .where('ended_at', '=', '')
      .where((is) =>
        is.not(
          is.exists(
            is
              .selectFrom('act_item')
              .select('place')
              .where('act_id', '=', actId)
              .where('ended_at', '=', ''),
          ),
        ),
      )
      .execute()

  return {
    /**
     * Writes an act down before anything of it is sent. `key`, `asked`: whose order it is, and which: one
     * that was written down before is not again. Gives the id under which it stands; null: another order
     * has the key. `witness` writes in the same transaction, of what was not there before.
     */
    enter: (
      act: NewAct,
      key: string,
      asked: string,
      witness: (store: Store, act: NewAct) => Promise<void>,
    ): Promise<string | null> =>
      inTransaction(store, async (transaction) => {
        await transaction
          .insertInto('act_order')
          .values({ key, act_id: act.id, asked })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const held = await transaction
          .selectFrom('act_order')
          .select(['act_id', 'asked'])
          .where('key', '=', key)
          .executeTakeFirstOrThrow()
        if (held.asked !== asked) return null
        if (held.act_id !== act.id) return held.act_id
        const { options, items, ...whole } = act
        const { id, at } = whole
        const ended = items.every(({ state }) => actItemStatus[state].ended)
        const row = { ...whole, ended_at: ended ? at : '', seen_at: '' }
        await transaction
          .insertInto('act')
          .values({ ...row, options: JSON.stringify(options) })
          .execute()
        const rows = items.map((item, place) => ({
          act_id: id,
          place,
          source_id: item.sourceId,
          target_id: item.targetId,
          name: item.name,
          state: item.state,
          note: item.note,
          said: item.said,
          remark: item.remark,
          ended_at: actItemStatus[item.state].ended ? at : '',
        }))
        await upsert(transaction, 'act_item', ['act_id', 'place'], rows)
        await witness(transaction, act)
        return id
      }),

    /** Takes a queued item to be sent; false where somebody else has decided otherwise. */
    claim: async ({ actId, place }: Item, at: string): Promise<boolean> => {
      const { numUpdatedRows } = await store
        .updateTable('act_item')
        .set({ state: 'sending', sent_at: at })
        .where('act_id', '=', actId)
        .where('place', '=', place)
        .where('state', '=', 'queued')
        .where('task_id', '=', '')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    change: async ({ actId, place }: Item, change: Partial<Item>, at: string) => {
      await store
        .updateTable('act_item')
        .set(columnsOf(change))
        .where('act_id', '=', actId)
        .where('place', '=', place)
        .execute()
      if (change.endedAt) await endIfOver(actId, at)
    },

    /** Everything that is not over, in the order in which it was asked for. */
    open: async (): Promise<OpenItem[]> => {
      const rows = await store
        .selectFrom('act_item')
        .innerJoin('act', 'act.id', 'act_item.act_id')
        .selectAll('act_item')
        .select(['act.act', 'act.options', 'act.actor', 'act.holder', 'act.at'])
        .where('act_item.ended_at', '=', '')
        .orderBy('act.at')
        .orderBy('act_item.place')
        .execute()
      return rows.map((row) => {
        const options: ActOptions = JSON.parse(row.options)
        const { act, actor, holder, at } = row
        return { ...itemOf(row), act, options, actor, holder, at }
      })
    },

    /** To how many servers of an act something is done. */
    servers: async (actId: string): Promise<number> => {
      const { count } = await store
        .selectFrom('act_item')
        .select((it) => it.fn.countAll().as('count'))
        .where('act_id', '=', actId)
        .where('state', '<>', 'skipped')
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    /** Which of these tasks of a source belong to an act already. */
    taken: async (sourceId: string, targetId: string): Promise<Set<string>> => {
      const rows = await store
        .selectFrom('act_item')
        .select('task_id')
        .where('source_id', '=', sourceId)
        .where('target_id', '=', targetId)
        .where('task_id', '<>', '')
        .execute()
      return new Set(rows.map((row) => row.task_id))
    },

    /** How the ledger began a task: which act on what, told how, asked for by whom; null: it did not. */
    begunAs: async (sourceId: string, taskId: string) => {
      const row = await store
        .selectFrom('act_item')
        .innerJoin('act', 'act.id', 'act_item.act_id')
        .select(['act_item.target_id as targetId', 'act.act', 'act.options', 'act.person'])
        .where('act_item.source_id', '=', sourceId)
        .where('act_item.task_id', '=', taskId)
        .orderBy('act.at')
        .executeTakeFirst()
      if (!row) return null
      const options: ActOptions = JSON.parse(row.options)
      return { ...row, options }
    },
  }
}
export type Book = ReturnType<typeof createBook>

/** A row of the store as an item. */
export const itemOf = (row: Schema['act_item']): Item => {
  const problem: Problem | null = row.problem === '' ? null : JSON.parse(row.problem)
  return {
    actId: row.act_id,
    place: row.place,
    sourceId: row.source_id,
    targetId: row.target_id,
    name: row.name,
    state: row.state,
    note: row.note,
    taskId: row.task_id,
    taskKind: row.task_kind,
    problem,
    sentAt: row.sent_at,
    endedAt: row.ended_at,
    moved: row.moved === 1,
    said: row.said,
    remark: row.remark,
  }
}
