import type { Kysely, Migration } from 'kysely'
import { index } from '../tables'

/** VMs by name without reading all of them first. */
export const vmNames: Migration = {
  up: (db: Kysely<unknown>) => index(db, 'vm', ['name', 'source_id', 'id']),
}
