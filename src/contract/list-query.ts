/** What a list lets the asker choose: column names that sort, parameters that filter or bound. */
export type ListParams = {
  sorts: readonly string[]
  filters: readonly string[]
  /** Parameters that hold an ISO time, e.g. `since`, `until`. */
  bounds: readonly string[]
  defaultSort: string
}

/**
 * One asked window. The same parameters stand in the page's URL and in the BFF's: `q`, `sort` (comma
 * list, `-` in front for descending), filters that repeat (`state=critical&state=warning`; one that
 * names an entity, `server` or `vm`, holds `sourceId~id`), bounds,
 * `anchor` (feeds: hold still at this row, written `sourceId~id`; rows newer than it are counted, not
 * listed), `offset` and `limit` in rows.
 */
export type ListQuery = {
  q: string
  sort: { column: string; descending: boolean }[]
  filters: Record<string, string[]>
  bounds: Record<string, string>
  anchor: string | null
  offset: number
  limit: number
}

export const maxLimit = 500
const defaultLimit = 100
/** Of one filter: more than a person clicks, or the page of one thing asks for. */
const mostValues = 500

const readSort = (text: string) =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => ({ column: part.replace(/^-/, ''), descending: part.startsWith('-') }))

const readWhole = (text: string | null, fallback: number, max: number) =>
  text !== null && /^\d{1,7}$/.test(text) ? Math.min(Number(text), max) : fallback

/**
 * Reads a list's parameters. What does not fit is left out of the query and named in `faults`, each a
 * sentence that says what would fit: the BFF refuses on any, a page carries on without it.
 */
export const readListQuery = (
  params: ListParams,
  search: URLSearchParams,
): { query: ListQuery; faults: string[] } => {
  const faults: string[] = []
  const sorted = new Set<string>()
  const sort = readSort(search.get('sort') ?? '').filter(({ column }) => {
    // What is sorted by a column already is not sorted by it again.
    if (sorted.has(column)) return false
    sorted.add(column)
    if (params.sorts.includes(column)) return true
    faults.push(`sort "${column}" is not one of ${params.sorts.join(', ')}.`)
    return false
  })
  const filters: Record<string, string[]> = {}
  for (const name of params.filters) {
    const values = [...new Set(search.getAll(name))].filter(Boolean)
    if (values.length > mostValues) faults.push(`${name} has more than ${mostValues} values.`)
    if (values.length > 0) filters[name] = values.sort().slice(0, mostValues)
  }
  const bounds: Record<string, string> = {}
  for (const name of params.bounds) {
    const text = search.get(name)
    if (!text) continue
    const time = Date.parse(text)
    if (Number.isNaN(time)) faults.push(`${name} "${text}" is not an ISO 8601 time.`)
    else bounds[name] = new Date(time).toISOString()
  }
  for (const name of ['offset', 'limit'])
    if (search.has(name) && !/^\d{1,7}$/.test(search.get(name) ?? ''))
      faults.push(`${name} is not a whole number of rows.`)
  const query: ListQuery = {
    q: (search.get('q') ?? '').trim().slice(0, 200),
    sort: sort.length > 0 ? sort : readSort(params.defaultSort),
    filters,
    bounds,
    anchor: search.get('anchor'),
    offset: readWhole(search.get('offset'), 0, 9_999_999),
    limit: readWhole(search.get('limit'), defaultLimit, maxLimit),
  }
  return { query, faults }
}

/** Rows in the first window of every list: the one that the BFF puts into the page. */
export const firstWindow = 128

/**
 * The part of a page's URL that its list answers to, in the page's own order; what else stands there
 * (selection, time zone) stays with the page.
 */
export const listSearch = (params: ListParams, search: URLSearchParams): string => {
  const known = new Set(['q', 'sort', ...params.filters, ...params.bounds])
  return new URLSearchParams([...search].filter(([name]) => known.has(name))).toString()
}

/** One window of a list as the browser asks for it and the BFF inlines it, letter by letter the same. */
export const windowUrl = (path: string, search: string, offset: number, limit: number) =>
  `${path}?${search === '' ? '' : `${search}&`}offset=${offset}&limit=${limit}`
