import type { InfiniteData } from '@tanstack/react-query'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AuditFormat, AuditPage } from '../contract/audit'
import { auditEntrySchema, auditPageSchema } from '../contract/audit'
import { apiPaths } from '../contract/paths'
import { answered, get, reading, wasAsked } from './client'
import { polling } from './poll'

const linesAtOnce = 200
const pollMs = 10_000

const urlOf = (path: string, search: string, more: Readonly<Record<string, string>>) => {
  const asked = new URLSearchParams(search)
  for (const [name, value] of Object.entries(more)) asked.set(name, value)
  return `${path}?${asked.toString()}`
}

export const auditPolling = polling(() => pollMs)

/** The audit log, newest first, window after window. `search`: the list's own parameters (`listSearch`). */
export const auditQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: async ({ pageParam, signal, client, queryKey }) => {
      // Polls read the first window; to the others somebody scrolls.
      const background = pageParam === '' && wasAsked(client, { queryKey, exact: true })
      const limit = String(linesAtOnce)
      const more = pageParam === '' ? { limit } : { limit, after: pageParam }
      const page = await get(urlOf(apiPaths.audit, search, more), auditPageSchema, {
        signal,
        background,
      })
      answered(client)
      return page
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

/** The log without what was read further down. */
export const auditFirstWindow = (held: InfiniteData<AuditPage> | undefined) =>
  held && { pages: held.pages.slice(0, 1), pageParams: held.pageParams.slice(0, 1) }

/** How many lines a question matches by now. */
export const auditCountQuery = (search: string) =>
  queryOptions({
    queryKey: ['audit-count', search],
    ...reading(urlOf(apiPaths.audit, search, { limit: '1' }), auditPageSchema),
  })

/** One line, which never changes. */
export const auditLineQuery = (id: string) =>
  queryOptions({
    queryKey: ['audit-line', id],
    ...reading(apiPaths.auditLine(id), auditEntrySchema),
    staleTime: Infinity,
  })

/** Where everything that a question matches comes as a file, its times in a zone (`Europe/Paris`). */
export const auditExportUrl = (search: string, format: AuditFormat, tz: string) =>
  urlOf(apiPaths.auditExport, search, { format, tz })
