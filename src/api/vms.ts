import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { windowUrl } from '../contract/list-query'
import { pageSchema } from '../contract/page'
import { apiPaths } from '../contract/paths'
import { backupSchema, vmDetailSchema, vmSchema } from '../contract/vm'
import { reading } from './client'

const page = pageSchema(vmSchema)

/** One window of the vms list. `search`: the list's own parameters (`listSearch`). */
export const vmsQuery = (search: string, offset: number, limit: number) =>
  queryOptions({
    queryKey: ['vms', 'list', search, offset, limit],
    ...reading(windowUrl(apiPaths.vms, search, offset, limit), page),
    placeholderData: keepPreviousData,
  })

/** All that is known of one VM but its backups. */
export const vmQuery = (sourceId: string, id: string) =>
  queryOptions({
    queryKey: ['vms', 'detail', sourceId, id],
    ...reading(apiPaths.vm(sourceId, id), vmDetailSchema),
  })

const backups = pageSchema(backupSchema)

/** One window of a VM's backups, newest first unless `search` sorts otherwise. */
export const vmBackupsQuery = (
  sourceId: string,
  id: string,
  search: string,
  offset: number,
  limit: number,
) =>
  queryOptions({
    queryKey: ['vms', 'detail', sourceId, id, 'backups', search, offset, limit],
    ...reading(windowUrl(apiPaths.vmBackups(sourceId, id), search, offset, limit), backups),
    placeholderData: keepPreviousData,
  })
