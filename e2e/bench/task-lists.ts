import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiPaths } from '../../src/contract/paths'
import { machine } from './machine'
import { figure, quantile } from './stats'
import { openFilled } from './task-lists/open-filled'

/**
 * How quick the lists of tasks and operations are over 20,000 tasks (P5): a store of its own is filled and
 * asked through the whole application, without sources and without a network. Writes the figures to
 * bench-results/.
 */
const tasks = 20_000
const rounds = 200
const bar = 15

/** What people ask: the first page, another sort, filters, a search, one deep window. */
const searches = [
  'limit=100',
  'limit=100&sort=-createdAt',
  'limit=100&state=failed',
  'limit=100&kind=compute-ops-job&sort=name',
  'limit=100&q=esx-par-01',
  'limit=100&sort=-updatedAt&offset=9000',
]

const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
try {
  const began = performance.now()
  const { ask, close } = await openFilled(join(folder, 'sightline.db'), tasks)
  console.log(`Filled in ${figure((performance.now() - began) / 1000, 1)} s.\n`)
  const rows = []
  for (const path of [apiPaths.tasks, apiPaths.operations]) {
    const times: number[] = []
    /** What a machine that does other things as well adds to the times is not in these. */
    const cpu: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const search = searches[round % searches.length] ?? ''
      // Another window each time: one that was read before would come from memory.
      const offset = search.includes('offset') ? '' : `&offset=${round % 50}`
      const used = process.cpuUsage()
      const asked = performance.now()
      const { statusCode } = await ask(`${path}?${search}${offset}`)
      times.push(performance.now() - asked)
      const { user, system } = process.cpuUsage(used)
      cpu.push((user + system) / 1_000)
      if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}.`)
    }
    const name = `P5 ${path} p95 over ${tasks} tasks, ms`
    for (const [what, all] of [
      ['', times],
      [' of CPU', cpu],
    ] as const)
      rows.push({
        figure: `${name}${what}`,
        p95: quantile(all, 0.95),
        median: quantile(all, 0.5),
        bar,
      })
  }
  console.log('| figure | measured | bar |\n|---|---|---|')
  for (const { figure: name, p95, median } of rows)
    console.log(`| ${name} | ${figure(p95, 1)} (median ${figure(median, 1)}) | ≤ ${bar} |`)
  mkdirSync('bench-results', { recursive: true })
  const file = 'bench-results/task-lists.json'
  writeFileSync(file, JSON.stringify({ rows, machine: machine() }, null, 1))
  console.log(`\nWritten to ${file}.`)
  await close()
} finally {
  rmSync(folder, { recursive: true })
}
