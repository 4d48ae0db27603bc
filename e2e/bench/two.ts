import { mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../mocks/build'
import { openStore } from '../../src/bff/store/store'
import { lostFrom } from './kill/lost'
import { countOf, nothingYet, startWriters } from './kill/writers'
import { machine, quiet } from './machine'
import { figure, quantile } from './stats'
import { askCollecting, until } from './two/collecting'
import type { Bff, House } from './two/house'
import { startHouse } from './two/house'
import type { Look } from './two/viewers'
import { signIn, startViewers } from './two/viewers'

/**
 * Two BFFs on one PostgreSQL, one killed under load, in turns: who collects each source before and after,
 * how soon it is taken over, what viewers saw at both, whether their sessions live on, and whether what was
 * acknowledged is there. Writes the figures to bench-results/.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    viewers: { type: 'string', default: '40' },
  },
})
const viewerCount = Number(values.viewers)
const takeOverBarS = 15
const patienceMs = 60_000
/** For so long both work before one is killed. */
const calmMs = 5_000
/** What is looked at after a kill, however soon all is taken over. */
const aftermathMs = 5_000

const failed = ({ status }: Look) => status !== 200

/** Kills one of the two, and follows what becomes of its sources at the other. */
const round = async (house: House, [victim, survivor]: readonly [Bff, Bff], looks: Look[]) => {
  const { sourceIds } = house
  const cookie = await signIn(survivor, 'operator')
  const tell = (bff: Bff) => askCollecting(bff, cookie, sourceIds)
  const shared = async () => {
    const [theirs, ours] = [await tell(victim), await tell(survivor)]
    return sourceIds.every((id) => theirs.get(id)?.here !== ours.get(id)?.here)
  }
  const balanced = async () =>
    (await shared()) && [...(await tell(victim)).values()].some(({ here }) => here)
  if (!(await until(balanced, patienceMs))) throw new Error('The two do not share the sources.')
  const sharedAt = Date.now()
  await sleep(calmMs)
  const theirs = await tell(victim)
  const orphans = sourceIds.filter((id) => theirs.get(id)?.here)

  const killedAt = Date.now()
  await victim.kill()
  const taken = new Map<string, number>()
  const read = new Map<string, number>()
  await until(async () => {
    const told = await tell(survivor)
    const seconds = (Date.now() - killedAt) / 1_000
    for (const id of orphans) {
      const { here = false, readAt = 0 } = told.get(id) ?? {}
      if (here && !taken.has(id)) taken.set(id, seconds)
      if (here && readAt > killedAt && !read.has(id)) read.set(id, seconds)
    }
    return read.size === orphans.length
  }, patienceMs)
  await sleep(aftermathMs)
  const goneUntil = Date.now()
  await victim.restart()

  const during = looks.filter(({ at }) => at >= killedAt && at < goneUntil)
  const atSurvivor = during.filter(({ bff }) => bff === survivor.name)
  const before = looks.filter(({ at }) => at < killedAt && at > sharedAt)
  return {
    killed: victim.name,
    sources: sourceIds.map((id) => ({
      id,
      before: orphans.includes(id) ? victim.name : survivor.name,
      takenAfterS: taken.get(id) ?? null,
      readAfterS: read.get(id) ?? null,
    })),
    orphans: orphans.length,
    takenAfterS: orphans.map((id) => taken.get(id) ?? Number.POSITIVE_INFINITY),
    readAfterS: orphans.map((id) => read.get(id) ?? Number.POSITIVE_INFINITY),
    failedAtKilled: during.filter((one) => one.bff === victim.name && failed(one)).length,
    askedAtSurvivor: atSurvivor.length,
    failedAtSurvivor: atSurvivor.filter(failed).length,
    failedBefore: before.filter(failed).length,
    sessionsValid: new Set(atSurvivor.filter((one) => !failed(one)).map(({ viewer }) => viewer))
      .size,
    p95Ms: {
      before: quantile(
        before.map(({ ms }) => ms),
        0.95,
      ),
      after: quantile(
        atSurvivor.map(({ ms }) => ms),
        0.95,
      ),
    },
  }
}
type Round = Awaited<ReturnType<typeof round>>

const run = async () => {
  const house = await startHouse()
  const acknowledged = nothingYet()
  try {
    const viewers = await startViewers(house.bffs, viewerCount)
    const writers = house.bffs.map(({ url }) => startWriters(url, acknowledged, 3))
    const rounds: Round[] = []
    const [one, two] = house.bffs
    try {
      for (let turn = 0; turn < Number(values.rounds); turn += 1) {
        rounds.push(await round(house, turn % 2 === 0 ? [one, two] : [two, one], viewers.looks))
        console.error(`round ${turn + 1}: ${JSON.stringify(rounds.at(-1)?.sources)}`)
      }
    } finally {
      await Promise.all([viewers.stop(), ...writers.map(({ stop }) => stop())])
    }
    const store = await openStore({ url: house.storeUrl })
    const lost = await lostFrom(store, acknowledged)
    await store.destroy()
    const faults = writers.flatMap((all) => [...all.faults])
    return { rounds, lost, acknowledged: countOf(acknowledged), faults }
  } finally {
    await house.stop()
  }
}

const worst = (seconds: readonly number[]) => figure(Math.max(...seconds), 1)

buildIfStale()
const busy = await quiet()
const result = await run()
console.log(
  `| killed | its sources | taken over after s, worst (bar ${takeOverBarS}) | read again after s, worst | requests that failed: at the killed | at the other | sessions valid at the other | p95 ms before / after |`,
)
console.log('|---|---|---|---|---|---|---|---|')
for (const one of result.rounds)
  console.log(
    `| ${one.killed} | ${one.orphans} of ${one.sources.length} | ${worst(one.takenAfterS)} | ${worst(one.readAfterS)} | ${one.failedAtKilled} | ${one.failedAtSurvivor} of ${one.askedAtSurvivor} | ${one.sessionsValid} of ${viewerCount} | ${figure(one.p95Ms.before)} / ${figure(one.p95Ms.after)} |`,
  )
const { lost } = result
console.log(
  `Acknowledged ${result.acknowledged} audit lines; lost: ${lost.audit}; sessions lost: ${lost.sessions}, undead: ${lost.undead}.`,
)
console.log(`The machine was busy for ${figure(busy * 100)} % of the time before it began.`)
for (const fault of result.faults) console.log(`  ${fault}`)
mkdirSync('bench-results', { recursive: true })
writeFileSync(
  'bench-results/two.json',
  JSON.stringify({ ...result, busy, machine: machine() }, null, 1),
)
const good = (one: Round) =>
  one.takenAfterS.every((seconds) => seconds <= takeOverBarS) &&
  one.failedAtSurvivor + one.failedBefore === 0 &&
  one.sessionsValid === viewerCount
process.exitCode =
  result.rounds.every(good) && lost.audit + lost.sessions + lost.undead === 0 ? 0 : 1
