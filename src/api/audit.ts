import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { AuditFormat } from '../contract/audit'
import { auditPageSchema } from '../contract/audit'
import { apiPaths } from '../contract/paths'
import { get } from './client'
import { polling } from './poll'
import { setSignedOut } from './signed-out'

const linesAtOnce = 200
const pollMs = 10_000
/** Whoever reads far back is not waiting for what happens now. */
const mostPolled = 2

const urlOf = (path: string, search: string, more: Readonly<Record<string, string>>) => {
  const asked = new URLSearchParams(search)
  for (const [name, value] of Object.entries(more)) asked.set(name, value)
  return `${path}?${asked.toString()}`
}

const steady = polling(() => pollMs)

/** The audit log, newest first, window after window. `search`: the list's own parameters (`listSearch`). */
export const auditQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: async ({ pageParam, signal, client, queryKey }) => {
      const background = pageParam === '' && client.getQueryData(queryKey) !== undefined
      const limit = String(linesAtOnce)
      const more = pageParam === '' ? { limit } : { limit, after: pageParam }
      const page = await get(urlOf(apiPaths.audit, search, more), auditPageSchema, {
        signal,
        background,
      })
      setSignedOut(false)
      return page
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      (query.state.data?.pages.length ?? 0) > mostPolled ? false : steady.refetchInterval(query),
  })

/** Where everything that a question matches comes as a file, its times in a zone (`Europe/Paris`). */
export const auditExportUrl = (search: string, format: AuditFormat, tz: string) =>
  urlOf(apiPaths.auditExport, search, { format, tz })
