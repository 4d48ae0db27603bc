import { createColumnHelper, metaHelper, tableFeatures } from '@tanstack/react-table'
import type { TableOptions } from '@tanstack/react-table'

/**
 * How a column takes part in the layout. `width` px at least; what is left over is dealt out by `grow`.
 * Columns with the highest `drop` go first where the width does not hold all; without it they stay.
 */
export type ColumnLayout = {
  width: number
  grow?: number
  /** Px that it takes in at most by growing; what is left over then goes to all columns alike. */
  most?: number
  drop?: number
  align?: 'end'
  /** How the cell is written: `dim` explains, `mono` is an id. */
  look?: 'dim' | 'mono'
  /**
   * Where a text may be too long for its column it is cut off with an ellipsis. That costs: a column of
   * short words never needs it, one that writes its value and nothing else needs it for long values,
   * which then are its title.
   */
  cut?: 'never' | 'long-values'
  /** Shown only to who chooses it. */
  extra?: true
  /** The column sorts under its id; this direction comes first. */
  sort?: 'ascending' | 'descending'
}

export const listFeatures = tableFeatures({ columnMeta: metaHelper<ColumnLayout>() })

export type ListColumns<T extends object> = TableOptions<typeof listFeatures, T>['columns']

/** Column helper of a list, for use at module scope. `id` is the sort name where the column sorts. */
export const columnsOf = <T extends object>() => createColumnHelper<typeof listFeatures, T>()

/** A column as it is chosen by. */
export type DescribedColumn = { id: string; name: string; extra: boolean }

/** What a person chooses between. */
export const describeColumns = <T extends object>(columns: ListColumns<T>): DescribedColumn[] =>
  columns.map((column) => {
    const id = String(
      'id' in column && column.id ? column.id : 'accessorKey' in column ? column.accessorKey : '',
    )
    return {
      id,
      name: typeof column.header === 'string' ? column.header : id,
      extra: column.meta?.extra === true,
    }
  })
