import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../mocks/build'
import { startSightline } from '../sightline'
import { measurePass } from './bff/measure-pass'
import { usageOf } from './bff/process-usage'
import { rateUnchanged, timeQueries } from './bff/queries'
import { untilSettled } from './bff/settled'
import { compareViewers } from './bff/viewers'
import { machine } from './machine'
import { figure } from './stats'

/**
 * Takes the figures of a BFF with a large estate (P5, P6, P9, P10): prints a table, writes them to
 * bench-results/. `--seconds` is how long viewers look: in less
 * than the two minutes between two readings of the long lists, these are counted by chance.
 */
const { values } = parseArgs({
  options: {
    estate: { type: 'string', default: 'large' },
    seconds: { type: 'string', default: '120' },
  },
})
const estate = (['small', 'default', 'large'] as const).find((size) => size === values.estate)
if (!estate) throw new Error(`--estate takes small, default, large, not "${values.estate}".`)
const seconds = Number(values.seconds)

const rows: { figure: string; value: string; bar: string }[] = []
const say = (name: string, value: string, bar: string) => {
  rows.push({ figure: name, value, bar })
  console.log(`| ${name} | ${value} | ${bar} |`)
}

buildIfStale()
console.log('| figure | measured | bar |\n|---|---|---|')
const sightline = await startSightline({ estate, life: false })
try {
  const began = Date.now()
  const asked = () => sightline.served.requests().get('us-west') ?? 0
  const servers = await sightline.untilMirrored('servers')
  const filledServers = (Date.now() - began) / 1000
  const backups = await sightline.untilMirrored('backups')
  say('   servers read after, s', figure(filledServers, 1), '')
  say('   backups read after, s', figure((Date.now() - began) / 1000, 1), '')
  say('P9 peak memory while filling, MB', figure(usageOf(sightline.pid()).peakMb), '≤ 400')

  await untilSettled(sightline, 900_000)
  say(
    '   every collection read whole and quiet after, s',
    figure((Date.now() - began) / 1000, 1),
    '',
  )
  const queries = await timeQueries(sightline, 21)
  say(
    `P5 list p95, ${servers} servers, ${backups} backups, ms`,
    `${figure(queries.p95, 1)} (median ${figure(queries.median, 1)})`,
    '≤ 15',
  )
  const unchanged = await rateUnchanged(sightline, Math.min(seconds, 8), 5)
  say(
    'P5 304 of an unchanged poll, of the rate of a bare route',
    `${figure(unchanged.ratio, 2)} (${figure(unchanged.ours)} of ${figure(unchanged.bare)} a second)`,
    '≥ 0.5',
  )
  const compared = await compareViewers(sightline, seconds)
  say(
    'P6 requests to the sources a second, 200 viewers over 1',
    `${figure(compared.ratio, 3)} (${figure(compared.many, 2)} over ${figure(compared.one, 2)}; ${compared.failed} polls failed)`,
    '≤ 1.05',
  )

  const { held, restarted } = await measurePass(
    join(sightline.folder, 'sightline.json'),
    sightline.served.env,
  )
  say(
    `P10 requests of one full pass over ${held.servers} servers, nothing changed`,
    `${held.requests} (pages of 100, region by region: ${held.pages})`,
    'ceil(n/100) + what changed',
  )
  say('P10 CPU of that pass, s', figure(held.cpuSeconds, 1), '≤ 5')
  say('   CPU of the first pass after a start, s', figure(restarted.cpuSeconds, 1), '')

  const usedBefore = usageOf(sightline.pid()).cpuSeconds
  const askedBefore = asked()
  await sleep(125_000)
  say(
    '   BFF CPU in 125 s of keeping everything fresh, s',
    figure(usageOf(sightline.pid()).cpuSeconds - usedBefore, 1),
    '(≤ 5)',
  )
  say('   requests to us-west in that time', figure(asked() - askedBefore), '')
  say('P9 resident memory afterwards, MB', figure(usageOf(sightline.pid()).rssMb), '≤ 400')

  const { name, value } = await sightline.signIn('viewer')
  const killedAt = Date.now()
  await sightline.restart('SIGKILL')
  const list = await fetch(`${sightline.url}/api/servers?limit=100`, {
    headers: { cookie: `${name}=${value}` },
  })
  const { total } = (await list.json()) as { total: number }
  say(
    `P9 from kill to ${total} servers in a list, s`,
    figure((Date.now() - killedAt) / 1000, 2),
    '≤ 1.5',
  )
  mkdirSync('bench-results', { recursive: true })
  const file = `bench-results/bff-${estate}.json`
  writeFileSync(file, JSON.stringify({ rows, machine: machine(), queries, unchanged }, null, 1))
  console.log(`\nWritten to ${file}.`)
} finally {
  await sightline.stop()
}
