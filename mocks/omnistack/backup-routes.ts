import * as v from 'valibot'
import {
  cancelBackup,
  copyBackup,
  deleteBackups,
  expiryAfter,
  keepBackups,
  lockBackup,
  measureBackup,
  renameBackup,
  restoreAsNew,
  restoreFiles,
  restoreOriginal,
} from '../estate/federation/backup-tasks'
import { backups } from './backups'
import { destinationIn } from './destination'
import { flagIn } from './parameters'
import { recordOf } from './query'
import { itemOf, itemRoute, listRoute, open } from './read-routes'
import { badRequest, Refused } from './refusal'
import type { Call, Route } from './route'
import { below, bodyOf, existing, filled, inTask, post, remove, whole } from './route'

const idsIn = v.pipe(v.array(filled), v.minLength(1, 'must name a backup'))
const deletion = v.object({ backup_id: idsIn, cluster_group_id: v.optional(v.string()) })
const retention = v.object({
  backup_id: idsIn,
  retention: whole,
  force: v.optional(v.boolean(), false),
  forever: v.optional(v.boolean(), false),
})

const backup = (call: Call) => itemOf(backups, call).backup

/** The backups that a body names, which all have to be there. */
const named = ({ scope }: Call, ids: readonly string[]) => {
  const { find } = open(backups, scope)
  return [...new Set(ids)].map((id) => existing(find(id), 'backup', id))
}

/** Without `force` it shows what would be deleted, and changes nothing then (facts.md 4). */
const setRetention = (call: Call): Response => {
  const { backup_id: ids, retention: minutes, force, forever } = bodyOf(call, retention)
  const keepMinutes = forever ? null : minutes
  const now = call.scope.estate.now()
  const late = named(call, ids).filter((held) => {
    const expiresAt = expiryAfter(held.backup, keepMinutes)
    return expiresAt !== null && expiresAt <= now
  })
  if (force || late.length === 0) return inTask(call, keepBackups(ids, keepMinutes))
  const collection = open(backups, call.scope)
  return Response.json({ backups: late.map((held) => recordOf(collection, held)) })
}

const restore = (call: Call) => {
  const source = backup(call)
  if (flagIn(call.search, 'restore_original', null)) return restoreOriginal(source)
  const { virtual_machine_name: name, datastore_id: datastoreId } = bodyOf(
    call,
    v.object({ virtual_machine_name: filled, datastore_id: v.optional(filled) }),
  )
  if (datastoreId !== undefined)
    existing(call.scope.datastore(datastoreId), 'datastore', datastoreId)
  return restoreAsNew(source, name, datastoreId)
}

const copy = (call: Call) => {
  const source = backup(call)
  const place = destinationIn(
    call,
    bodyOf(
      call,
      v.object({
        destination_id: v.optional(v.string()),
        external_store_name: v.optional(v.string()),
      }),
    ),
  )
  if (!place)
    throw new Refused(
      badRequest('InvalidBodyException', 'destination_id or external_store_name is required.'),
    )
  return copyBackup(source, place)
}

const path = '/backups/:id'

/** Backups and what can be done with them. */
export const backupRoutes: Route[] = [
  listRoute('/backups', backups),
  itemRoute('/backups', backups),
  remove(path, (call) => deleteBackups([backup(call).id])),
  post('/backups/delete', 0, (call) => {
    const { backup_id: ids } = bodyOf(call, deletion)
    named(call, ids)
    return deleteBackups(ids)
  }),
  { method: 'POST', path: below('/backups/set_retention'), takes: 0, answer: setRetention },
  // The document has 1, but a live controller wanted 1.1 (facts.md 3).
  post(`${path}/lock`, 1, (call) => lockBackup(backup(call).id)),
  post(`${path}/rename`, 0, (call) => {
    const { backup_name: name } = bodyOf(call, v.object({ backup_name: filled }))
    return renameBackup(backup(call).id, name)
  }),
  post(`${path}/cancel`, 0, (call) => cancelBackup(backup(call).id)),
  post(`${path}/calculate_unique_size`, 0, (call) => measureBackup(backup(call).id)),
  post(`${path}/copy`, 0, copy),
  post(`${path}/restore`, 0, restore),
  post(`${path}/restore_files`, 9, (call) => {
    const { virtual_machine_id: vmId } = bodyOf(
      call,
      v.object({
        virtual_machine_id: filled,
        paths: v.pipe(v.array(filled), v.minLength(1, 'must name a file')),
      }),
    )
    existing(call.scope.vm(vmId), 'virtual_machine', vmId)
    return restoreFiles(backup(call), vmId)
  }),
]
