import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'libsql'
import type { StorePlace } from './store'

/** What came of it, as a sentence. */
export type BackupResult = { ok: boolean; says: string }

const refuse = (says: string): BackupResult => ({ ok: false, says })

/** One consistent moment of the file as a file of its own, whoever writes to it meanwhile. */
const copy = (file: string, target: string) => {
  const database = new Database(file)
  try {
    database.exec('PRAGMA busy_timeout = 5000')
    database.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`)
  } finally {
    database.close()
  }
}

const isSound = (file: string): boolean => {
  const database = new Database(file, { readonly: true })
  try {
    return JSON.stringify(database.prepare('PRAGMA quick_check').all()).includes('"ok"')
  } finally {
    database.close()
  }
}

/**
 * Backs the store up into a new file, with the console running or not. It is there under its name only
 * once it is whole and was read through. A PostgreSQL is left to its own tools.
 */
export const backUp = (place: StorePlace, target: string): BackupResult => {
  if ('url' in place)
    return refuse('The store is a PostgreSQL database: back it up with pg_dump, see the README.')
  if (!existsSync(place.file)) return refuse(`There is no store at ${place.file}.`)
  if (existsSync(target)) return refuse(`${target} exists already: a backup overwrites nothing.`)
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    copy(place.file, unfinished)
    if (!isSound(unfinished)) throw new Error('The copy does not read as a store.')
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { force: true })
    const why = error instanceof Error ? error.message : String(error)
    return refuse(`The store was not backed up: ${why}`)
  }
  return { ok: true, says: `The store is backed up in ${target}.` }
}
