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

/** All that is below a task, its children first. */
export const partsBelow = <T>({
  children,
  below,
}: {
  children: readonly T[]
  below: readonly T[]
}): T[] => [...children, ...below]

/** What a part is called: what it touches, where this tells it from its siblings. */
export const nameOfPart = ({ targets, name }: Pick<Task, 'targets' | 'name'>) =>
  targets.length === 1 ? (targets[0]?.name ?? name) : name

const targetWords = {
  server: 'servers',
  vm: 'VMs',
  group: 'groups',
  other: 'targets',
} as const

/** More than one target of a kind: `40 servers`. */
export const targetsText = (kind: TaskTarget['kind'], count: number) =>
  `${count} ${targetWords[kind]}`
