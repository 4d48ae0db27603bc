import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listPolling } from '../api/poll'
import { underWayQuery } from '../api/task-pages'
import type { ListItem } from '../contract/entity-key'
import { keyOf } from '../contract/entity-key'
import type { UnderWay } from '../contract/under-way'
import type { Rows } from './use-rows'

/** A task under way as a row shows it. */
export type TaskUnderWay = UnderWay & { endedAt: null; stalledSince: null }

/** The other names that a thing goes by, at other sources. */
type Known = ListItem & { knownAt?: readonly ListItem[] }
export type WithTask<T> = T & { task?: TaskUnderWay }

/** By the key of what each touches. */
export const byTouched = (tasks: readonly UnderWay[]): ReadonlyMap<string, TaskUnderWay> =>
  new Map(
    tasks.flatMap((task) =>
      task.touches.map((key): [string, TaskUnderWay] => [
        key,
        { ...task, endedAt: null, stalledSince: null },
      ]),
    ),
  )

const useTouched = (enabled: boolean) => {
  const { data } = useQuery({ ...underWayQuery(), ...listPolling, enabled })
  const tasks = data?.tasks
  return useMemo(() => byTouched(tasks ?? []), [tasks])
}

/** What is under way on a thing, under whichever of its names; undefined: nothing. */
export const taskOn = (
  tasks: ReadonlyMap<string, TaskUnderWay>,
  thing: Known,
): TaskUnderWay | undefined => {
  const own = tasks.get(keyOf(thing))
  if (own) return own
  const other = thing.knownAt?.find((name) => tasks.has(keyOf(name)))
  return other && tasks.get(keyOf(other))
}

/** What is under way on one thing. */
export const useTaskOn = (thing: Known | undefined): TaskUnderWay | undefined => {
  const tasks = useTouched(thing !== undefined)
  return thing && taskOn(tasks, thing)
}

/** The rows of a list, those with a task under way with it; the others stay as they are. */
export const useUnderWay = <T extends Known>(rows: Rows<T>): Rows<WithTask<T>> => {
  const tasks = useTouched(rows.head !== null)
  const pages = useMemo(() => {
    const isBusy = (row: T) => taskOn(tasks, row) !== undefined
    if (!rows.pages.some(({ items }) => items.some(isBusy))) return rows.pages
    return rows.pages.map((page) => {
      if (!page.items.some(isBusy)) return page
      const items = page.items.map((row): WithTask<T> => {
        const task = taskOn(tasks, row)
        return task ? { ...row, task } : row
      })
      return { ...page, items }
    })
  }, [rows.pages, tasks])
  return { ...rows, pages }
}
