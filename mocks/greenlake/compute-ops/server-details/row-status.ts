import type { Health } from '../../../estate/types'

const words: Record<Health, string> = { OK: 'OK', WARNING: 'Warning', CRITICAL: 'Critical' }

/** How a part is, in the words of Redfish; an empty place is absent. */
export const statusOf = (health: Health | null): { health: string | null; state: string } =>
  health === null ? { health: null, state: 'Absent' } : { health: words[health], state: 'Enabled' }
