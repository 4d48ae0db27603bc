import type * as v from 'valibot'
import type { Result } from '../../../contract/problem'
import { notAsDocumented } from '../../upstream/problems'
import type { Upstream } from '../../upstream/upstream'
import { parseTask, type TaskRecord } from './task'
import { clusterSchema, hostSchema, type Page, parsePage, policySchema } from './wire'

type Query = Record<string, string | number | undefined>
type Span = { offset: number; limit: number }

/** Rows that neighbouring pages share: what moves while a list is read is met all the same. */
export const overlap = 50

/** The paths of the OmniStack REST API that are read. Every list is sorted: its own order is unstable. */
export const createOmnistackClient = (upstream: Upstream) => {
  const readList = async <T extends v.GenericSchema>(
    item: T,
    plural: string,
    query: Query,
    signal: AbortSignal,
  ): Promise<Result<Page<v.InferOutput<T>>>> => {
    const reply = await upstream.request({ path: `/api/${plural}`, query, signal })
    if (!reply.ok) return reply
    const page = parsePage(item, plural, reply.value.body)
    return page
      ? { ok: true, value: page }
      : notAsDocumented(upstream.source, `a list of ${plural.replaceAll('_', ' ')}`)
  }

  return {
    source: upstream.source,
    /** `filter`: `created_after` ISO or one `state` (a controller takes no list of them, facts.md 5). */
    backups: <T extends v.GenericSchema>(
      item: T,
      filter: { created_after?: string; state?: string },
      span: Span,
      signal: AbortSignal,
    ) =>
      readList(
        item,
        'backups',
        { ...filter, sort: 'created_at', order: 'ascending', ...span },
        signal,
      ),
    vms: <T extends v.GenericSchema>(item: T, span: Span, signal: AbortSignal) =>
      readList(
        item,
        'virtual_machines',
        { show_optional_fields: 'true', sort: 'name', order: 'ascending', ...span },
        signal,
      ),
    policies: (span: Span, signal: AbortSignal) =>
      readList(policySchema, 'policies', { sort: 'name', order: 'ascending', ...span }, signal),
    clusters: (span: Span, signal: AbortSignal) =>
      readList(
        clusterSchema,
        'omnistack_clusters',
        { show_optional_fields: 'true', sort: 'name', order: 'ascending', ...span },
        signal,
      ),
    /** One task: there is no list of them. */
    task: async (id: string, signal: AbortSignal): Promise<Result<TaskRecord>> => {
      const reply = await upstream.request({ path: `/api/tasks/${encodeURIComponent(id)}`, signal })
      if (!reply.ok) return reply
      const task = parseTask(reply.value.body)
      return task ? { ok: true, value: task } : notAsDocumented(upstream.source, 'a task')
    },
    hosts: (span: Span, signal: AbortSignal) =>
      readList(hostSchema, 'hosts', { sort: 'name', order: 'ascending', ...span }, signal),
  }
}

export type OmnistackClient = ReturnType<typeof createOmnistackClient>
