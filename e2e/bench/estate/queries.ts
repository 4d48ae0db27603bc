/** Whether a query names what is in an index or a field, or makes the source look at all texts. */
export type QueryKind = 'plain' | 'scan'
export type Query = { kind: QueryKind; query: string }

type Item = Record<string, unknown>

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first item of a list, OmniStack's included; null where the answer is none. */
export const firstItem = (body: unknown): Item | null => {
  if (!isItem(body)) return null
  const lists = 'items' in body ? [body['items']] : Object.values(body)
  const list = lists.find((value) => Array.isArray(value))
  const first: unknown = list?.[0]
  return isItem(first) ? first : null
}

const limits = [5000, 3000, 2000, 1000, 500, 250, 200, 100, 50]
const sorts = ['name', 'displayName', 'createdAt', 'updatedAt', 'startedAt', 'state', 'created_at']
const equals = ['id', 'state', 'name', 'state/status', 'type', 'severity', 'resultCode']
const texts = ['name', 'displayName']

const at = (item: Item, path: string): unknown =>
  path.split('/').reduce<unknown>((value, name) => (isItem(value) ? value[name] : undefined), item)

const textAt = (item: Item, path: string): string | null => {
  const value = at(item, path)
  return typeof value === 'string' && value !== '' ? value : null
}

const encoded = (parameters: Record<string, string>) =>
  String(new URLSearchParams(parameters)).replaceAll('+', '%20')

const plain = (parameters: Record<string, string>): Query => ({
  kind: 'plain',
  query: encoded(parameters),
})

/**
 * What a list may be asked, by the fields of its first item; the lists that do not take one of them
 * refuse it. Pages: the first limit that is not refused is the largest.
 */
export const queriesFor = (
  item: Item,
  style: 'odata' | 'columns',
): { pages: Query[]; others: Query[] } => {
  const held = (path: string) => (textAt(item, path) === null ? [] : [path])
  const pages = limits.map((limit) => plain({ limit: String(limit) }))
  if (style === 'columns')
    return {
      pages,
      others: [
        ...sorts.flatMap(held).map((sort) => plain({ sort })),
        ...equals.flatMap(held).map((path) => plain({ [path]: textAt(item, path) ?? '' })),
        ...held('name').map((name): Query => ({ kind: 'scan', query: encoded({ [name]: '*a*' }) })),
      ],
    }
  return {
    pages,
    others: [
      ...sorts.flatMap(held).map((path) => plain({ sort: `${path} desc` })),
      ...equals
        .flatMap(held)
        .map((path) => plain({ filter: `${path} eq '${textAt(item, path)}'` })),
      ...texts.flatMap(held).map((path): Query => ({
        kind: 'scan',
        query: encoded({ filter: `contains(${path},'a')` }),
      })),
    ],
  }
}
