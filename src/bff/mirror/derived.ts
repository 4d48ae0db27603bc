import { createHash } from 'node:crypto'
import type { MirroredActivity, Moved, Told } from './entities'

/** The same for the same move, whoever saw it and however often. */
const idOf = ({ kind, id, field, from, to, at }: Moved) =>
  createHash('sha256')
    .update(JSON.stringify([kind, id, field, from, to, at]))
    .digest('base64url')
    .slice(0, 22)

/** The activity that a move is told as, marked as not being the source's own word. */
export const derivedActivity = (sourceId: string, moved: Moved, told: Told): MirroredActivity => ({
  row: {
    ...told,
    sourceId,
    id: `derived-${idOf(moved)}`,
    at: moved.at,
    key: `${moved.kind}.${moved.field}`,
    serverId: moved.kind === 'server' ? moved.id : null,
    vmId: moved.kind === 'vm' ? moved.id : null,
    origin: 'derived',
    subject: moved.name,
  },
  facts: { recommendedAction: null },
})
