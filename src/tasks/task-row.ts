import type { Operation } from '../contract/operation'
import { isFailure } from '../contract/operation'
import type { TreePlace } from '../table/row-block'

/** A row of the tasks list: a task, or what tasks are a part of, with its place among them. */
export type TaskRow = Operation & {
  place: TreePlace
  /** It failed, and who looks has not seen it. */
  unseen: boolean
  /** It is opened, and of its very many parts only so many stand below it; null: all do. */
  cut: number | null
}

/** Rows are made once and kept, so that a table renders only those that differ. */
export const createRowMaker = () => {
  const made = new WeakMap<Operation, TaskRow>()
  return (
    item: Operation,
    place: TreePlace,
    unseen: boolean,
    cut: number | null = null,
  ): TaskRow => {
    const held = made.get(item)
    if (
      held?.unseen === unseen &&
      held.cut === cut &&
      held.place.level === place.level &&
      held.place.open === place.open
    )
      return held
    const row = { ...item, place, unseen: unseen && isFailure(item.state), cut }
    made.set(item, row)
    return row
  }
}
