import { removeBackup, touchBackup } from '../backup-copy'
import type { Backup } from '../backup-types'
import type { Course } from '../course'
import { needsApproval } from '../dual-auth'
import type { Operation } from '../task-types'
import type { Region } from '../types'
import { noteStore, storeOutage } from './stores'
import { runTask } from './tasks'

const second = 1_000

/** Whose copy it is that something is done to, as tasks name it. */
type CopyAbout = { region: Region; user: string; uri: string; type: string }

/** What may be changed of a copy. */
export type CopyEdit = Partial<Pick<Backup, 'name' | 'description' | 'expiresAt' | 'lockedUntil'>>

/** Changes a copy in a task. */
export const editCopy = (
  course: Course,
  at: number,
  copy: Backup,
  about: CopyAbout,
  edit: CopyEdit,
): Operation =>
  runTask(course, at, {
    ...about,
    name: `Update ${copy.tier === 'SNAPSHOT' ? 'snapshot' : 'backup'} ${copy.name}`,
    about: { name: copy.name, uri: about.uri, type: about.type },
    durationMs: 8 * second,
    onPremises: true,
    begin: (_, now) => touchBackup(copy, now, { busy: 'UPDATING' }),
    done: (_, now) => touchBackup(copy, now, { ...edit, busy: null }),
    undone: (_, now) => touchBackup(copy, now, { busy: null }),
  })

/**
 * Deletes a copy in a task. With dual authorization it waits for a second person first, and stays if they
 * refuse; it stays too if its store cannot be reached.
 */
export const deleteCopy = (
  course: Course,
  at: number,
  copy: Backup,
  about: CopyAbout,
  parts: readonly Backup[] = [],
): Operation => {
  const what = copy.tier === 'SNAPSHOT' ? 'snapshot' : 'backup'
  const held = needsApproval(course.world, about.region)
  if (held) touchBackup(copy, at, { busy: 'PENDING_DELETE_APPROVAL' })
  return runTask(course, at, {
    ...about,
    name: `Delete ${what} ${copy.name}`,
    about: { name: copy.name, uri: about.uri, type: about.type },
    durationMs: 20 * second,
    steps: ['Preparing parameters', `Deleting the ${what}`],
    onPremises: true,
    ...(held ? { hold: { operation: 'DELETE', description: `Delete ${what} ${copy.name}` } } : {}),
    hindrance: ({ world }) => storeOutage(world, copy.storeId),
    begin: (_, now) => touchBackup(copy, now, { busy: 'DELETING' }),
    done: (_, now) => {
      for (const one of [copy, ...parts]) removeBackup(course.world, one)
      noteStore(course, now, copy.storeId)
    },
    undone: (_, now) => touchBackup(copy, now, { busy: null }),
  })
}
