export type SortBy = { column: string; descending: boolean }

const most = 4

/**
 * What a click on a column's name makes of the sorting: by it alone, turned round where it was already.
 * `add` (Shift): after the columns that sort already; the third time it sorts no more.
 */
export const nextSorts = (
  sorts: readonly SortBy[],
  column: string,
  first: 'ascending' | 'descending',
  add: boolean,
): SortBy[] => {
  const begin = { column, descending: first === 'descending' }
  const held = sorts.find((sort) => sort.column === column)
  const turned = held && { column, descending: !held.descending }
  if (!add) return [turned ?? begin]
  if (!held || !turned) return [...sorts.slice(0, most - 1), begin]
  if (held.descending === begin.descending)
    return sorts.map((sort) => (sort === held ? turned : sort))
  const rest = sorts.filter((sort) => sort !== held)
  return rest.length > 0 ? rest : [begin]
}

/** As the URL has it. */
export const sortText = (sorts: readonly SortBy[]): string =>
  sorts.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join(',')
