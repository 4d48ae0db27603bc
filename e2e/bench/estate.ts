import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { documents } from '../../mocks/contract/documents'
import { createDrivenEstate } from '../../mocks/estate/driven-estate'
import type { Asked } from './estate/asking'
import { ofBmc, ofDocument } from './estate/asking'
import { timed } from './estate/timing'
import { transportOf } from './estate/transport'
import { machine } from './machine'
import { figure } from './stats'

/**
 * How quick the simulated estate is while it lives: its creation, and CPU of what its hosts answer, in
 * process. Prints what takes longer than `--over` ms, writes all to bench-results/. `--only` is a part of
 * the addresses to ask. What takes longer is asked over HTTP, too, beside a bare server that sends the same
 * bytes: megabytes have a price of their own, and a page is judged by what it takes above that floor.
 */
const { values } = parseArgs({
  options: {
    estate: { type: 'string', default: 'large' },
    runs: { type: 'string', default: '15' },
    over: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
  },
})
const size = (['small', 'default', 'large'] as const).find((one) => one === values.estate)
if (!size) throw new Error(`--estate takes small, default, large, not "${values.estate}".`)

const usedBefore = process.cpuUsage()
const driven = createDrivenEstate({ size, life: true })
const used = process.cpuUsage(usedBefore)
const { estate, pass } = driven
const backups = [...estate.backups.values()].reduce((sum, of) => sum + of.length, 0)
const creation = {
  cpuSeconds: (used.user + used.system) / 1e6,
  heapMb: process.memoryUsage().heapUsed / 1e6,
  servers: estate.machines.size,
  vms: estate.vms.size,
  backups,
}
console.log(
  `${creation.servers} servers, ${creation.vms} VMs and ${backups} backups in ${figure(creation.cpuSeconds, 1)} s of CPU, heap ${figure(creation.heapMb)} MB.\n`,
)

const skip = (path: string) => !path.includes(values.only)
const exposed = ([4, 5, 6, 7] as const).flatMap(
  (generation) =>
    [...estate.machines.values()].find(({ ilo }) => ilo.exposed && ilo.generation === generation) ??
    [],
)
const hosts: (() => Promise<Asked[]>)[] = [
  ...documents.map((document) => () => ofDocument(document, document.open(driven), skip)),
  ...[...exposed, ...estate.foreign.values()].map(
    ({ id }) =>
      () =>
        ofBmc(estate, id, skip),
  ),
]
const rows = []
const refused: string[] = []
for (const readsOf of hosts)
  for (const { kind, query, path, get } of await readsOf()) {
    const address = query ? `${path}?${query}` : path
    // What was written down for the moment of the last request is of no use for the next.
    const timing = await timed(
      () => get(address),
      Number(values.runs),
      () => pass(200),
    )
    if (!timing) {
      refused.push(address)
      continue
    }
    const isSlow = timing.median > Number(values.over)
    const transport = isSlow
      ? await transportOf(
          () => get(address),
          Number(values.runs),
          () => pass(200),
        )
      : null
    rows.push({ kind, address: decodeURIComponent(address), ...timing, transport })
  }
const slow = rows
  .filter(({ median }) => median > Number(values.over))
  .toSorted((a, b) => b.median - a.median)
if (refused.length > 0) console.log(`Refused, and not timed: ${refused.join(' ')}\n`)
console.log(`${rows.length} requests, over ${values.over} ms:\n`)
console.log(
  '| CPU median, ms | p95 | KiB | over HTTP | floor | above | address |\n|---|---|---|---|---|---|---|',
)
for (const kind of ['plain', 'scan'] as const) {
  if (kind === 'scan') console.log('| | | | | | | *by free text:* |')
  for (const { address, median, p95, bytes, transport } of slow.filter(
    (row) => row.kind === kind,
  )) {
    const { served = NaN, floor = NaN, above = NaN } = transport ?? {}
    const figures = [median, p95, bytes / 1024, served, floor, above]
    const digits = [1, 1, 0, 1, 1, 1]
    const cells = figures.map((value, index) => figure(value, digits[index]))
    console.log(`| ${cells.join(' | ')} | ${address} |`)
  }
}
const still = slow.filter(({ transport }) => !transport || transport.above > Number(values.over))
console.log(
  `\nfloor: a bare node server that sends the same bytes to the same client; above: what the estate takes more.`,
)
console.log(
  `${slow.length - still.length} of ${slow.length} stay under ${values.over} ms above their floor and count as such; ${still.length} do not.`,
)
mkdirSync('bench-results', { recursive: true })
const file = `bench-results/estate.json`
writeFileSync(file, JSON.stringify({ machine: machine(), creation, rows }, null, 1))
console.log(`\nWritten to ${file}.`)
