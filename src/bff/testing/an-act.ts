import type { Insertable } from 'kysely'
import type { Schema } from '../store/schema'

const at = '2026-11-20T09:00:00.000Z'

/** A row of the ledger: a restart that Ines began and that goes on. */
export const anAct = (act: Partial<Insertable<Schema['act']>> = {}) => ({
  id: 'a1',
  at,
  person: 'account:ines',
  actor: 'Ines',
  act: 'restart' as const,
  address: '',
  browser: '',
  options: '{}',
  holder: '',
  ended_at: '',
  seen_at: '',
  ...act,
})

/** One server of it, which is under way. */
export const anActItem = (item: Partial<Insertable<Schema['act_item']>> = {}) => ({
  act_id: 'a1',
  place: 0,
  source_id: 'us-west',
  target_id: 'P1+S1',
  name: 'esx-par-001',
  state: 'running' as const,
  note: '',
  task_id: '',
  task_kind: '' as const,
  problem: '',
  sent_at: at,
  ended_at: '',
  moved: 0,
  said: '',
  remark: '',
  ...item,
})
