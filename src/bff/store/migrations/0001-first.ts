import type { Kysely, Migration } from 'kysely'
import type { Column } from '../tables'
import { index, table, texts } from '../tables'

const entity = (db: Kysely<unknown>, name: string, columns: Column[]) =>
  table(
    db,
    name,
    ['source_id', 'id'],
    [...texts('source_id', 'id', 'collection', 'hash', 'cell', 'search'), ...columns],
  ).execute()

/** The mirror, sessions, accounts and the audit log. */
export const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    await entity(db, 'server', [
      ...texts('name', 'serial', 'model', 'generation', 'group', 'region', 'state', 'power'),
      ...texts('connection', 'firmware', 'changed_at'),
      ['state_rank', 'integer'],
      ['shadowed', 'integer'],
    ])
    await index(db, 'server', ['shadowed', 'cell'])
    await index(db, 'server', ['shadowed', 'state_rank', 'changed_at desc', 'source_id', 'id'])
    await index(db, 'server', ['shadowed', 'name', 'source_id', 'id'])
    await index(db, 'server', ['serial'])

    await entity(db, 'activity', texts('at', 'kind', 'tone', 'server_key'))
    await index(db, 'activity', ['cell'])
    await index(db, 'activity', ['at', 'source_id', 'id'])
    await index(db, 'activity', ['server_key', 'at'])

    await entity(db, 'vm', [
      ...texts('name', 'protection', 'system', 'policy', 'cluster', 'newest_good_at'),
      ...texts('next_run_at', 'due_at'),
      ['protection_rank', 'integer'],
      ['backups', 'integer'],
    ])
    await index(db, 'vm', ['cell'])
    await index(db, 'vm', ['protection_rank', 'newest_good_at', 'source_id', 'id'])
    await index(db, 'vm', ['due_at'])

    await entity(db, 'backup', [
      ...texts('vm_id', 'at', 'state', 'destination', 'expires_at'),
      ['state_rank', 'integer'],
      ['size_bytes', 'bigint'],
    ])
    await index(db, 'backup', ['source_id', 'vm_id', 'at', 'state'])

    await entity(db, 'task', [
      ...texts('kind', 'name', 'state', 'parent_id', 'created_at', 'ended_at', 'updated_at'),
      ['state_rank', 'integer'],
      ['ended', 'integer'],
    ])
    await index(db, 'task', ['cell'])
    await index(db, 'task', ['state_rank', 'created_at desc', 'source_id', 'id'])
    await index(db, 'task', ['source_id', 'parent_id'])
    await index(db, 'task', ['ended'])

    const documents = texts('kind', 'source_id', 'id', 'row', 'facts')
    await table(db, 'document', ['kind', 'source_id', 'id'], documents).execute()
    const targets = texts('source_id', 'task_id', 'target_key')
    await table(db, 'task_target', ['source_id', 'task_id', 'target_key'], targets).execute()
    await index(db, 'task_target', ['target_key'])
    const log = texts('source_id', 'task_id', 'at', 'text')
    await table(db, 'task_log', ['source_id', 'task_id', 'at', 'text'], log).execute()
    await table(
      db,
      'history',
      ['kind', 'source_id', 'id', 'at', 'field'],
      texts('kind', 'source_id', 'id', 'at', 'field'),
    )
      .addColumn('old_value', 'text')
      .addColumn('new_value', 'text')
      .execute()
    const read = texts('source_id', 'vm_id')
    await table(db, 'backups_read', ['source_id', 'vm_id'], read).execute()

    await table(
      db,
      'collection',
      ['source_id', 'collection'],
      [...texts('source_id', 'collection'), ['complete', 'integer'], ['total', 'integer']],
    )
      .addColumn('as_of', 'text')
      .addColumn('problem', 'text')
      .execute()

    const session = texts('token_hash', 'name', 'role', 'csrf', 'created_at', 'seen_at')
    await table(db, 'session', ['token_hash'], session).execute()
    const account = texts('name', 'role', 'password', 'created_at')
    await table(db, 'account', ['name'], account).execute()
    await table(db, 'audit', ['id'], texts('id', 'at', 'actor', 'action', 'detail')).execute()
    await index(db, 'audit', ['at'])
  },
}
