import type { MirroredTask } from '../mirror/entities'

/** A task whose record is gone before it was seen to end (compute-ops facts.md 5.1). `at`: now, ISO. */
export const lostTask = ({ row, facts }: MirroredTask, at: string): MirroredTask => ({
  row: {
    ...row,
    state: 'lost',
    note: 'The source keeps no record of it any more: it has ended, how is not known.',
    endedAt: at,
    updatedAt: at,
  },
  facts,
})
