import type { TaskKind, TaskState, TaskTarget } from '../../../../contract/task'
import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { changedAt } from '../../changed-at'
import { measured } from '../../measured'
import type { IloOrigin } from '../map'
import { adviceOf, codeOf, isBad, type Message, textOf } from '../messages'

/** What a task is mapped with. `held`: as the mirror has it; `at`: now, ISO. */
export type Around = {
  origin: IloOrigin
  targets: TaskTarget[]
  held: MirroredTask | null
  at: string
}

/** What one of the records of a BMC says of a task. */
export type Told = {
  id: string
  kind: TaskKind
  name: string
  state: TaskState
  /** The source's own word for it. */
  word: string | null
  note: string | null
  /** 0 to 100; null: it does not say. */
  percent: number | null
  begunAt: string | null
  startedAt: string | null
  endedAt: string | null
  messages: readonly Message[]
  /** Further lines of its log. */
  lines: readonly string[]
  parameters: { name: string; value: string }[]
  /** Why it failed, where no message says so. */
  why: string | null
}

const distinct = (texts: readonly (string | null)[]) => [
  ...new Set(texts.flatMap((text) => text ?? [])),
]

const errorOf = ({ messages, why, note }: Told): MirroredTask['facts']['error'] => {
  const worst = messages.findLast(isBad) ?? messages.at(-1)
  const code = worst ? codeOf(worst) : null
  return {
    kind: 'upstream-error',
    title: 'The task failed',
    detail: (worst && textOf(worst)) ?? why ?? note ?? 'No reason was given.',
    ...(code === null ? {} : { upstreamCode: code }),
  }
}

/**
 * A task of a BMC. Its records tell neither when they changed nor when a message came: that is when we saw
 * it.
 */
export const tellTask = (told: Told, { origin, targets, held, at }: Around): MirroredTask => {
  const { id, kind, name, state, note, percent, begunAt, startedAt } = told
  const { ended } = taskStatus[state]
  const endedAt = told.endedAt ?? (ended ? at : null)
  const createdAt = begunAt ?? held?.row.createdAt ?? at
  const lines = distinct([...told.lines, ...told.messages.map(textOf)])
  const kept = new Map(held?.facts.log.map((line) => [line.text, line.at]))
  return {
    row: {
      sourceId: origin.sourceId,
      id,
      kind,
      name,
      state,
      note,
      progress: measured(percent),
      targets,
      parentId: null,
      startedBy: null,
      createdAt,
      startedAt,
      endedAt,
      updatedAt: changedAt(held?.row ?? null, told, endedAt ?? at),
    },
    facts: {
      sourceState: told.word ?? 'Not told',
      error: state === 'failed' ? errorOf(told) : null,
      recommendations: distinct(told.messages.map(adviceOf)),
      log: lines.map((text) => ({ at: kept.get(text) ?? endedAt ?? at, text })),
      parameters: told.parameters,
    },
  }
}
