import { taskStatus } from '../contract/task'
import type { Task, TaskKind, TaskState, TaskTarget } from '../contract/task'
import { taskKindWord } from '../contract/task'
import { paths, within } from '../paths'

export const isState = (value: string): value is TaskState => value in taskStatus
export const isKind = (value: string): value is TaskKind => value in taskKindWord

/** Where the link of a target leads; null where the source names it without an id. */
export const hrefOf = ({ kind, sourceId, id, name }: TaskTarget) => {
  if (kind === 'group') return within(paths.servers, { group: name })
  if (id === null) return null
  if (kind === 'server') return paths.server({ sourceId, id })
  return kind === 'vm' ? paths.vm({ sourceId, id }) : null
}

/** How the children of a task do: `19 done · 1 failed · 2 running · 18 waiting`. */
export const childrenText = (children: readonly Pick<Task, 'state'>[]) => {
  const states = Object.entries(taskStatus)
    .map(([state, { word }]) => ({
      word: word.toLowerCase(),
      count: children.filter((child) => child.state === state).length,
    }))
    .filter(({ count }) => count > 0)
  return states.map(({ word, count }) => `${count} ${word}`).join(' · ')
}

/** What a part is called: what it touches, where this tells it from its siblings. */
export const nameOfPart = ({ targets, name }: Pick<Task, 'targets' | 'name'>) =>
  targets.length === 1 ? (targets[0]?.name ?? name) : name

/** Whether it ended otherwise than it should have, and the source says so. */
export const isFailure = ({ state }: Pick<Task, 'state'>) =>
  state === 'failed' || state === 'declined'
const targetWords = {
  server: 'servers',
  vm: 'VMs',
  group: 'groups',
  other: 'targets',
} as const

/** More than one target of a kind: `40 servers`. */
export const targetsText = (kind: TaskTarget['kind'], count: number) =>
  `${count} ${targetWords[kind]}`
