import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Line } from '../src/bff/sources/faults/testing/table'

/** Runs every fault against every kind of source, and writes what came of it as one Markdown table. */
const folder = 'test-results/faults'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const { status } = spawnSync('npx', ['vitest', 'run', 'src/bff/sources/faults'], {
  stdio: 'inherit',
  env: { ...process.env, SIGHTLINE_FAULT_TABLE: folder },
})

const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Line[]
const lines = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap(read)

const names = { greenlake: 'GreenLake region', omnistack: 'OmniStack federation', ilo: 'iLO set' }
const seenOf = ({ seen, kept }: Line) =>
  [
    seen.freshness + (seen.complete ? '' : ', not whole'),
    seen.kind === null ? 'no problem' : `\`${seen.kind}\`: ${seen.words}`,
    kept ? 'all rows kept' : 'ROWS LOST',
  ].join('; ')
const loggedOf = ({ logged }: Line) =>
  logged.length === 0 ? 'nothing' : logged.map((line) => `“${line}”`).join(', then ')
const rows = lines.map((line) => {
  const { requests, wellAfterMs } = line
  const cells = [
    line.fault,
    names[line.source],
    seenOf(line),
    loggedOf(line),
    String(requests.during),
    `${requests.untilWell} (${wellAfterMs / 1000} s after its end)`,
  ]
  return `| ${cells.join(' | ')} |`
})
const table = [
  '| fault | source | what the operator sees at its end | what is logged | requests while it lasts | requests until well again |',
  '|---|---|---|---|---|---|',
  ...rows,
  '',
].join('\n')
writeFileSync(join(folder, 'table.md'), table)
console.log(`${rows.length} cells in ${folder}/table.md`)
process.exitCode = status ?? 1
