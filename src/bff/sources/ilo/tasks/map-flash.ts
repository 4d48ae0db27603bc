import type { MirroredTask } from '../../../mirror/entities'
import { taskStateOf } from '../../task-states'
import { lookup } from '../../tolerant'
import { adviceOf, codeOf, textOf } from '../messages'
import { type Around, tellTask } from './tell-task'
import type { Flash } from './wire'

/** What happens to an image on its way into the machine. */
const phases: Readonly<Record<string, string>> = {
  UPLOADING: 'The image is uploaded.',
  VERIFYING: 'The image is verified.',
  WRITING: 'The image is written to the iLO.',
  UPDATING: 'The image is flashed.',
  PROGRESSING: 'The image is flashed.',
}

export const flashState = ({ state }: Flash) => taskStateOf('iloUpdateService', state)
export const isFlashing = (flash: Flash) => flashState(flash) === 'running'

/** What an image that is being flashed lends to the task that had it flashed; before that, 0 percent are. */
export const phaseOf = (flash: Flash): { note: string | null; percent: number } => ({
  note: lookup<string | null>(phases, flash.state, null),
  percent: flash.percent ?? 0,
})

/** An image that is flashed without any record of it: somebody uploaded it. `id`: of when it was first seen. */
export const mapFlash = (id: string, flash: Flash, around: Around): MirroredTask => {
  const { note, percent } = phaseOf(flash)
  const begunAt = around.held?.row.createdAt ?? around.at
  return tellTask(
    {
      id,
      kind: 'ilo-update-task',
      name: 'Firmware update',
      state: 'running',
      word: flash.state,
      note,
      percent,
      begunAt,
      startedAt: begunAt,
      endedAt: null,
      messages: [],
      lines: note === null ? [] : [note],
      parameters: [],
      why: null,
    },
    around,
  )
}

/**
 * How the last image ended, as the iLO keeps it: null where it does not say, which happens once it has
 * restarted.
 */
export const endOfFlash = (flash: Flash): 'succeeded' | 'failed' | null => {
  const state = flashState(flash)
  if (state === 'succeeded' || state === 'failed') return state
  const code = codeOf(flash.result)
  if (isFlashing(flash) || code === null) return null
  return code.endsWith('.Success') ? 'succeeded' : 'failed'
}

/** A task that had an image flashed and has no record of its own any more, ended as the iLO says. */
export const endedByFlash = (
  { row, facts }: MirroredTask,
  state: 'succeeded' | 'failed',
  flash: Flash,
  at: string,
): MirroredTask => {
  const code = codeOf(flash.result)
  const said = textOf(flash.result)
  const advice = adviceOf(flash.result)
  return {
    row: { ...row, state, note: said, endedAt: at, updatedAt: at },
    facts: {
      ...facts,
      sourceState: flash.state ?? facts.sourceState,
      log: said === null ? [] : [{ at, text: said }],
      recommendations: advice === null ? [] : [advice],
      error:
        state === 'succeeded'
          ? null
          : {
              kind: 'upstream-error',
              title: 'The task failed',
              detail: said ?? 'No reason was given.',
              ...(code === null ? {} : { upstreamCode: code }),
            },
    },
  }
}

const firmwareBefore = 'iLO firmware before'

/**
 * What an order of ours was told, for whoever looks at its task; and what it found, to tell how it ended. Its
 * log is written by whoever follows it.
 */
export const withOrder = (
  { row, facts }: MirroredTask,
  image: string,
  before: string | null,
): MirroredTask => {
  const told = facts.parameters ?? []
  const ours = [
    { name: 'Image', value: image },
    ...(before === null ? [] : [{ name: firmwareBefore, value: before }]),
  ]
  const further = ours.filter(({ name }) => !told.some((one) => one.name === name))
  return { row, facts: { ...facts, log: [], parameters: [...told, ...further] } }
}

/**
 * An order of ours whose record did not outlive the restart of the iLO: it has succeeded where the iLO is
 * back with another firmware than it had. Null: that does not tell.
 */
export const endedByFirmware = (
  { row, facts }: MirroredTask,
  firmware: string | null,
  at: string,
): MirroredTask | null => {
  const before = facts.parameters?.find(({ name }) => name === firmwareBefore)?.value
  if (before === undefined || firmware === null || firmware === before) return null
  const note = `The iLO is back with ${firmware}; it had ${before}.`
  return {
    row: { ...row, state: 'succeeded', note, endedAt: at, updatedAt: at },
    facts: { ...facts, sourceState: 'No record any more', log: [{ at, text: note }] },
  }
}
