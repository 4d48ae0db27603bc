import * as v from 'valibot'
import type { Operation } from '../../contract/operation'
import { operationSchema } from '../../contract/operation'
import { countsText } from '../../contract/parts'
import { measureText } from '../../contract/progress'
import type { Task } from '../../contract/task'
import { taskKindWord, taskSchema, taskStatus } from '../../contract/task'
import type { ExportedList, Value, Zoned } from './export-rows'

type Column<T> = readonly [name: string, value: (row: T, zoned: Zoned) => Value]

const taskColumns: readonly Column<Task>[] = [
  ['State', ({ state }) => taskStatus[state].word],
  ['Task', ({ name }) => name],
  ['What', ({ note }) => note],
  ['Progress', ({ progress }) => measureText(progress)],
  ['Kind', ({ kind }) => taskKindWord[kind]],
  ['Touches', ({ targets }) => targets.map(({ name }) => name).join('; ')],
  ['Started by', ({ startedBy }) => startedBy],
  ['Created', ({ createdAt }, zoned) => zoned(createdAt)],
  ['Started', ({ startedAt }, zoned) => zoned(startedAt)],
  ['Ended', ({ endedAt }, zoned) => zoned(endedAt)],
  ['Last change', ({ updatedAt }, zoned) => zoned(updatedAt)],
  ['Source', ({ sourceId }) => sourceId],
  ['Part of', ({ operation = null }) => operation],
  ['Id', ({ id }) => id],
]

const timesInZone = <T extends Task>(row: T, zoned: Zoned): T => ({
  ...row,
  createdAt: zoned(row.createdAt) ?? row.createdAt,
  startedAt: zoned(row.startedAt),
  endedAt: zoned(row.endedAt),
  updatedAt: zoned(row.updatedAt) ?? row.updatedAt,
})

/** Every task by itself. */
export const exportedTasks: ExportedList<Task> = {
  name: 'tasks',
  columns: taskColumns,
  parse: (row) => v.parse(taskSchema, row),
  inZone: timesInZone,
}

/** Tasks by what they are a part of. */
export const exportedOperations: ExportedList<Operation> = {
  name: 'operations',
  columns: [...taskColumns, ['Parts', ({ parts }) => parts && countsText(parts.counts)]],
  parse: (row) => v.parse(operationSchema, row),
  inZone: timesInZone,
}
