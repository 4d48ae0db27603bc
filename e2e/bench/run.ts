import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { routeSize, serversBudget } from '../../.ci/size'
import { buildIfStale } from '../../mocks/build'
import { startSightline } from '../sightline'
import { measureClicks } from './clicks'
import { serveFloor } from './floor'
import { measureLoads } from './load'
import { machine } from './machine'
import { measureScrolls, measureWaits } from './scroll'
import { figure, median as medianOf } from './stats'
import { measureUse } from './use'

/** Takes the figures of a console with many servers: prints a table, writes them to bench-results/. */
const { values } = parseArgs({
  options: {
    estate: { type: 'string', default: 'large' },
    runs: { type: 'string', default: '7' },
    scrolls: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '12' },
    minutes: { type: 'string', default: '10' },
  },
})
const estate = (['small', 'default', 'large'] as const).find((size) => size === values.estate)
if (!estate) throw new Error(`--estate takes small, default, large, not "${values.estate}".`)

type Row = { figure: string; value: string; bar: string }
const rows: Row[] = []
const say = (figure: string, value: string, bar: string) => {
  rows.push({ figure, value, bar })
  console.log(`| ${figure} | ${value} | ${bar} |`)
}

buildIfStale()
console.log('| figure | measured | bar |\n|---|---|---|')
const size = routeSize('dist/web', 'src/servers/servers.route.tsx')
say('P1 JS + CSS of the servers route, KiB gz', figure(size.js + size.css, 1), `≤ ${serversBudget}`)

const sightline = await startSightline({ estate, life: true })
const floor = await serveFloor()
try {
  const servers = await sightline.untilMirrored('servers')
  await sightline.untilMirrored('backups')
  const cookie = await sightline.signIn('viewer')
  const ours = {
    name: 'servers',
    url: `${sightline.url}/servers`,
    row: '[data-index] a',
    waiting: '[data-index]:not(:has(a))',
    scroller: '[role=grid]',
    cookie,
  }
  const plain = { name: 'floor', url: floor.url, row: 'tbody tr', waiting: 'none', scroller: '#s' }
  const results: Record<string, unknown> = { machine: machine(), servers }
  for (const slowdown of [1, 4]) {
    const loads = await measureLoads([plain, ours], slowdown, Number(values.runs))
    results[`load ${slowdown}x`] = loads
    const [mine, base] = [loads['servers']?.median, loads['floor']?.median]
    if (!mine || !base) continue
    const factor = mine.visible / base.visible
    say(
      `P2 rows visible, ${servers} servers, CPU ${slowdown} ×`,
      `${figure(factor, 1)} × the floor (${figure(mine.visible)} of ${figure(base.visible)} ms)`,
      slowdown === 1 ? '≤ 6 ×' : '≤ 8 ×',
    )
    if (slowdown > 1) continue
    say('P2 layout shift', figure(mine.shift, 3), '≤ 0.02')
    say('P2 DOM nodes', figure(mine.nodes), '≤ 3,000')
    say('P2 listeners', figure(mine.listeners), '≤ 500')
    say('   heap, MB', figure(mine.heapMb, 1), '')
  }
  for (const slowdown of [1, 4]) {
    const scrolls = await measureScrolls([plain, ours], slowdown, Number(values.scrolls))
    const waits = await measureWaits(ours, slowdown)
    results[`scroll ${slowdown}x`] = { ...scrolls, waits }
    const [mine, base] = [scrolls['servers'], scrolls['floor']]
    if (!mine || !base) continue
    const { median } = mine
    say(`P3 frame p99, CPU ${slowdown} ×, ms`, figure(median.frameP99, 1), '≤ 17')
    say(`P3 long tasks, CPU ${slowdown} ×`, figure(median.longTasks), '0')
    say(
      `P3 main thread busy of 5 s, CPU ${slowdown} ×, ms`,
      `${figure(median.busyMs)} (the floor ${figure(base.median.busyMs)})`,
      '≤ 1000',
    )
    say(
      `   frames with a row still waiting, CPU ${slowdown} ×, %`,
      figure(medianOf(waits) * 100),
      '',
    )
  }
  const clicks = await measureClicks(ours, Number(values.rounds))
  results['clicks'] = clicks
  for (const { kind, p50, p95 } of clicks.figures)
    say(
      kind === 'filter'
        ? 'P4 typed into the filter → rows painted, with its pause of 120 ms, p95, ms'
        : `P4 ${kind} click → rows painted, p95, ms`,
      `${figure(p95)} (p50 ${figure(p50)})`,
      kind === 'filter' ? '' : '≤ 100',
    )
  const use = await measureUse(ours, Number(values.minutes))
  results['use'] = use
  say(
    `P4 heap after ${values.minutes} minutes of use, MB`,
    `${figure(use.last.heapMb, 1)} (at first ${figure(use.first.heapMb, 1)})`,
    '',
  )
  say('   DOM nodes then', `${figure(use.last.nodes)} (at first ${figure(use.first.nodes)})`, '')
  say(
    '   listeners then',
    `${figure(use.last.listeners)} (at first ${figure(use.first.listeners)})`,
    '',
  )
  mkdirSync('bench-results', { recursive: true })
  const file = `bench-results/${estate}.json`
  writeFileSync(file, JSON.stringify({ rows, ...results }, null, 1))
  console.log(`\nWritten to ${file}.`)
} finally {
  floor.close()
  await sightline.stop()
}
