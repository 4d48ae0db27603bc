import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { buildIfStale } from '../../mocks/build'
import { openStore } from '../../src/bff/store/store'
import { startPostgres } from '../../src/bff/testing/postgres'
import { startSightline } from '../sightline'
import { lostFrom } from './kill/lost'
import { countOf, nothingYet, startWriters } from './kill/writers'
import { machine } from './machine'
import { figure, quantile } from './stats'

/**
 * Kills a BFF in the middle of writes, over and over (R2), on a file and on a PostgreSQL: what it has
 * acknowledged must be there, and the store must open. Writes the figures to bench-results/.
 */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '50' },
    'postgres-times': { type: 'string', default: '10' },
  },
})

const killOver = async (times: number, storeUrl: string | null) => {
  const sightline = await startSightline({
    estate: 'small',
    life: true,
    pace: 20,
    // A busy machine is slow to start: what does not open its store ends at once, and says so.
    readyMs: 120_000,
    ...(storeUrl ? { storeUrl } : {}),
  })
  const place = storeUrl ? { url: storeUrl } : { file: join(sightline.folder, 'sightline.db') }
  const acknowledged = nothingYet()
  const writers = startWriters(sightline.url, acknowledged, 12)
  const lost = { audit: 0, sessions: 0, undead: 0 }
  const restarts: number[] = []
  const notes: string[] = []
  /** Requests that each kill broke off, and writes acknowledged in the tenth of a second before it. */
  const cut: number[] = []
  const justBefore: number[] = []
  let notOpened = 0
  const check = async () => {
    const store = await openStore(place)
    const gone = await lostFrom(store, acknowledged)
    // What is lost stays lost: the last count is the whole.
    Object.assign(lost, gone)
    const sound = storeUrl ? [] : (await sql`pragma integrity_check`.execute(store)).rows
    await store.destroy()
    return storeUrl !== null || JSON.stringify(sound).includes('"ok"')
  }
  try {
    for (let kill = 1; kill <= times; kill += 1) {
      await sleep(Math.random() * 1_400)
      const before = countOf(acknowledged)
      await sleep(100)
      justBefore.push(countOf(acknowledged) - before)
      cut.push(writers.open())
      const began = performance.now()
      const opened = await sightline.restart('SIGKILL').then(
        () => true,
        () => false,
      )
      restarts.push(performance.now() - began)
      if (!opened) {
        notOpened += 1
        notes.push(`Kill ${kill}: not ready in time. ${sightline.log.slice(-3).join(' ')}`)
      }
      if (kill % 10 === 0 && !(await check())) {
        notOpened += 1
        notes.push(`Kill ${kill}: the store is not sound.`)
      }
    }
    await writers.stop()
    if (!(await check())) notOpened += 1
  } finally {
    await writers.stop()
    await sightline.stop()
  }
  const { live, ended } = acknowledged
  return {
    kills: times,
    auditLines: countOf(acknowledged),
    sessions: live.size + ended.size,
    lost,
    notOpened,
    restartMs: quantile(restarts, 0.5),
    cut: quantile(cut, 0.5),
    justBefore: quantile(justBefore, 0.5),
    killsWithoutWrites: justBefore.filter((count) => count === 0).length,
    faults: [...writers.faults, ...notes],
  }
}

const tell = (on: string, result: Awaited<ReturnType<typeof killOver>>) => {
  const { lost } = result
  console.log(
    `| ${on} | ${result.kills} | ${figure(result.cut)} | ${figure(result.justBefore)} | ${lost.audit} of ${result.auditLines} | ${lost.sessions + lost.undead} of ${result.sessions} | ${result.notOpened} | ${figure(result.restartMs)} |`,
  )
  for (const fault of result.faults) console.log(`  ${fault}`)
}

buildIfStale()
console.log(
  '| R2: killed on | times | requests broken off | writes in the 100 ms before | audit lines lost | sessions lost or undead | stores not opened | ready again, ms |',
)
console.log('|---|---|---|---|---|---|---|---|')
const file = await killOver(Number(values.times), null)
tell('a file', file)
const onPostgres = async () => {
  const { url, stop } = await startPostgres()
  try {
    return await killOver(Number(values['postgres-times']), url)
  } finally {
    await stop()
  }
}
const shared = await onPostgres()
tell('PostgreSQL', shared)
mkdirSync('bench-results', { recursive: true })
writeFileSync(
  'bench-results/kill.json',
  JSON.stringify({ file, shared, machine: machine() }, null, 1),
)
const bad = [file, shared].some(
  ({ lost, notOpened, faults }) =>
    lost.audit + lost.sessions + lost.undead + notOpened + faults.length > 0,
)
process.exitCode = bad ? 1 : 0
