import type { Migration } from 'kysely'
import { first } from './migrations/0001-first'
import { cluster } from './migrations/0002-cluster'
import { displays } from './migrations/0003-displays'
import { identity } from './migrations/0004-identity'
import { audit } from './migrations/0005-audit'
import { vmHosts } from './migrations/0007-vm-hosts'
import { machines } from './migrations/0008-machines'
import { acts } from './migrations/0009-acts'
import { observed } from './migrations/0010-observed'
import { views } from './migrations/0011-views'
import { vmNames } from './migrations/0012-vm-names'
import { queuedTasks } from './migrations/0013-queued-tasks'
import { operations } from './migrations/0014-operations'
import { actPages } from './migrations/0015-act-pages'
import { taskRuns } from './migrations/0016-task-runs'
import { labels } from './migrations/0017-labels'
import { operationRows } from './migrations/0018-operation-rows'
import { taskKinds } from './migrations/0019-task-kinds'
import { collections } from './migrations/0020-collections'

/** In order, oldest first; a released one is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-cluster': cluster,
  '0003-displays': displays,
  '0004-identity': identity,
  '0005-audit': audit,
  '0007-vm-hosts': vmHosts,
  '0008-machines': machines,
  '0009-acts': acts,
  '0010-observed': observed,
  '0011-views': views,
  '0012-vm-names': vmNames,
  '0013-queued-tasks': queuedTasks,
  '0014-operations': operations,
  '0015-act-pages': actPages,
  '0016-task-runs': taskRuns,
  '0017-labels': labels,
  '0018-operation-rows': operationRows,
  '0019-task-kinds': taskKinds,
  '0020-collections': collections,
}
