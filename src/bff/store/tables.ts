import type { CreateTableBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'
import { textType } from './dialect'

type Builder = CreateTableBuilder<string, string>
export type Column = [name: string, type: 'text' | 'integer' | 'bigint']

/** Text columns by name. */
export const texts = (...names: string[]): Column[] => names.map((name) => [name, 'text'])

/** A table whose columns are never null: '' and 0 stand for it. More columns may follow before `execute`. */
export const table = (db: Kysely<unknown>, name: string, key: string[], columns: Column[]) => {
  const start: Builder = db.schema.createTable(name)
  return columns
    .reduce(
      (built, [column, type]) =>
        built.addColumn(column, type === 'text' ? textType(db) : type, (it) =>
          it.notNull().defaultTo(type === 'text' ? '' : 0),
        ),
      start,
    )
    .addPrimaryKeyConstraint(`${name}_key`, key)
}

/** An index by these columns, `desc` behind a name where it runs backwards. */
export const index = async (db: Kysely<unknown>, on: string, columns: string[]) => {
  const name = `${on}_by_${columns.join('_').replaceAll(' desc', '')}`
  const list = columns.map((column) =>
    column.endsWith(' desc') ? sql`${sql.ref(column.slice(0, -5))} desc` : sql`${sql.ref(column)}`,
  )
  await sql`create index ${sql.ref(name)} on ${sql.table(on)} (${sql.join(list)})`.execute(db)
}
