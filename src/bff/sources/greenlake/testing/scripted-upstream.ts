import type { Problem } from '../../../../contract/problem'
import type { Upstream, UpstreamRequest } from '../../../upstream/upstream'

type Asked = { path: string; query: NonNullable<UpstreamRequest['query']> }

const kinds: Record<number, Problem['kind']> = {
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
}

/** What a scripted service throws to refuse. */
export class Refusal extends Error {
  readonly problem: Problem
  constructor(status: number) {
    super(`status ${status}`)
    const kind = kinds[status] ?? 'upstream-error'
    this.problem = { kind, title: 'Refused', detail: `Status ${status}.`, status }
  }
}

/** An upstream that answers by a function of path and query; `asked` lists what it was asked. */
export const scriptUpstream = (answer: (asked: Asked) => unknown) => {
  const asked: Asked[] = []
  const upstream: Upstream = {
    source: 'Scripted',
    request: async ({ path, query = {} }) => {
      const ask = { path, query }
      asked.push(ask)
      try {
        return { ok: true, value: { status: 200, headers: new Headers(), body: answer(ask) } }
      } catch (error) {
        if (error instanceof Refusal) return { ok: false, problem: error.problem }
        throw error
      }
    },
    close: async () => undefined,
  }
  return { upstream, asked }
}

/** A list as the services page it: the window of `items` that `offset` and `limit` ask for. */
export const pageOf = (items: readonly unknown[], { query }: Pick<Asked, 'query'>) => {
  const offset = Number(query.offset ?? 0)
  const window = items.slice(offset, offset + Number(query.limit ?? 100))
  return { items: window, count: window.length, offset, total: items.length }
}
