import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../mocks/build'
import { apiPaths } from '../../src/contract/paths'
import { paths } from '../../src/paths'
import { startSightline } from '../sightline'
import { untilSettled } from './bff/settled'
import { compareViewers } from './bff/viewers'
import { openCold } from './browser'
import { machine } from './machine'
import { beginRollout } from './rollout/begin-rollout'
import { changesAtSource, changesInPage, noteChanges } from './rollout/changes-seen'
import { figure, quantile } from './stats'

/**
 * A rollout over forty servers that everybody watches: P6 (requests to the sources with 200 viewers over
 * those with one) and P7 (a change at the source until a real page shows it). Writes the figures to
 * bench-results/.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const seconds = Number(values.seconds)
/** Four windows of viewers, and a little more, over forty servers. */
const eachMs = (seconds * 4_500) / 40

const countIn = (text: string) => Number.parseInt(text, 10)

buildIfStale()
const sightline = await startSightline({ estate: 'default', life: false })
try {
  await untilSettled(sightline, 600_000)
  const job = beginRollout(sightline.estate, eachMs)

  const cookie = await sightline.signIn('viewer')
  const task = { sourceId: job.region, id: job.id }
  const url = `${sightline.url}${paths.task(task)}`
  const held = async () => {
    const answer = await fetch(`${sightline.url}${apiPaths.task(task.sourceId, task.id)}`, {
      headers: { cookie: `${cookie.name}=${cookie.value}` },
    })
    return answer.ok
  }
  while (!(await held())) await new Promise((resolve) => setTimeout(resolve, 200))

  const { page, close } = await openCold(
    { name: 'rollout', url, row: 'main h1', waiting: '', scroller: '', cookie },
    1,
  )
  try {
    await page.goto(url)
    const pattern = String.raw`\d+ of \d+ servers done`
    await page.getByText(new RegExp(pattern)).first().waitFor()
    await noteChanges(page, pattern)
    const source = changesAtSource(job)
    const compared = await compareViewers(sightline, seconds, [
      apiPaths.task(task.sourceId, task.id),
      `${apiPaths.tasks}?limit=100`,
      apiPaths.acts,
      apiPaths.sources,
    ])
    const changed = [...source.stop()].slice(1, -1)
    const shown = Object.entries(await changesInPage(page))
    /** A page that shows a later one has shown it too. */
    const delays = changed.map(
      ([text, at]) =>
        Math.min(
          ...shown.flatMap(([other, then]) => (countIn(other) >= countIn(text) ? [then] : [])),
        ) - at,
    )
    const unseen = delays.filter((delay) => !Number.isFinite(delay)).length
    const rows = [
      {
        figure: 'P7 a change of a running task until the page shows it, p95, s',
        value: `${figure(quantile(delays, 0.95) / 1000, 2)} (median ${figure(quantile(delays, 0.5) / 1000, 2)}; ${delays.length} changes, ${unseen} never shown)`,
        bar: '≤ 4',
      },
      {
        figure: 'P6 requests to the sources a second, 200 viewers of one rollout over 1',
        value: `${figure(compared.ratio, 3)} (${figure(compared.many, 2)} over ${figure(compared.one, 2)}; ${compared.failed} polls failed)`,
        bar: '≤ 1.05',
      },
    ]
    console.log('| figure | measured | bar |\n|---|---|---|')
    for (const { figure: name, value, bar } of rows) console.log(`| ${name} | ${value} | ${bar} |`)
    mkdirSync('bench-results', { recursive: true })
    const file = 'bench-results/rollout.json'
    writeFileSync(file, JSON.stringify({ rows, machine: machine(), delays }, null, 1))
    console.log(`\nWritten to ${file}.`)
  } finally {
    await close()
  }
} finally {
  await sightline.stop()
}
