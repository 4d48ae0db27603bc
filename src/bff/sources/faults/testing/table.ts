import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceKind } from '../../../../contract/source'
import type { Cell } from './strike'

/** One line of the table, as `npm run faults` reads it. */
export type Line = { source: SourceKind; fault: string } & Omit<Cell, 'told'>

/** Keeps the cells of one spec, and writes them where the environment asks for the table. */
export const createTable = (name: string, source?: SourceKind) => {
  const lines: Line[] = []
  return {
    add: (fault: string, { told: _told, ...cell }: Cell, kind = source) => {
      if (kind) lines.push({ source: kind, fault, ...cell })
    },
    write: () => {
      const folder = process.env['SIGHTLINE_FAULT_TABLE']
      if (folder === undefined) return
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(lines, null, 2))
    },
  }
}
