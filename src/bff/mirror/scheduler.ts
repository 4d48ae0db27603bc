import { setMaxListeners } from 'node:events'
import type { Problem } from '../../contract/problem'
import { chunks } from '../chunks'
import type { Collector, Pass, PassEnd, Source } from '../sources/source'
import { linked } from '../upstream/linked'
import type { Surroundings } from '../upstream/upstream'
import type { Collections } from './collections'
import type { Mirror } from './mirror'

/** What the scheduler tells of its work; `error` is what a collector threw. */
export type SchedulerLog = {
  passEnded: (pass: { source: string; collection: string; ms: number; held: number }) => void
  passFailed: (pass: { source: string; collection: string; problem: Problem }) => void
  passThrew: (pass: { source: string; collection: string }, error: unknown) => void
  judgingThrew: (error: unknown) => void
}

type Job = {
  source: Source
  collector: Collector
  dueAt: number
  /** When a mention wants it read whole. */
  calledAt: number
  running: boolean
  refreshing: boolean
  failures: number
  mentioned: Set<string>
}

const passesPerSource = 3
const idsPerRefresh = 100
const firstPauseMs = 2_000
const longestPauseMs = 30_000
const judgeEveryMs = 15_000
/** A collection that cannot re-read by id is read whole at a mention, but not more often than this. */
const leastBetweenMs = 3_000

/** How long a collector that failed is left alone, ms. `failures` in a row, at least one. */
export const backOff = (failures: number, askedMs: number, random: number): number =>
  Math.max(askedMs, Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs)) *
  (0.75 + random / 2)

/** A mention hurries what works; what fails is left to its back-off. */
const nextOf = ({ dueAt, calledAt, failures }: Job) =>
  failures > 0 ? dueAt : Math.min(dueAt, calledAt)

/** Runs every collector at its interval. `pace`: how many times faster than they ask for. */
export const createScheduler = (options: {
  sources: readonly Source[]
  mirror: Mirror
  collections: Collections
  surroundings: Pick<Surroundings, 'now' | 'random' | 'wait'>
  pace: number
  log: SchedulerLog
  /** Whether a source is ours to collect at the moment. */
  holds?: (sourceId: string) => boolean
  /** Hears of what is to be read at once where the source is not ours: whoever collects it reads it. */
  elsewhere?: (wish: { sourceId: string; collection: string; ids: readonly string[] }) => void
}) => {
  const { sources, mirror, collections, surroundings, pace, log } = options
  const { holds = () => true, elsewhere = () => {} } = options
  // Every pass listens; a dozen of them are no leak.
  const listened = () => {
    const controller = new AbortController()
    setMaxListeners(0, controller.signal)
    return controller
  }
  const stopped = listened()
  /** Ends the passes of a source that is ours no more. */
  const lost = new Map(sources.map(({ id }) => [id, listened()]))
  const under = new Set<Promise<void>>()
  const now = () => surroundings.now().getTime()
  let wake = () => {}
  let judgedAt = now()

  const jobs = sources.flatMap((source) =>
    source.collectors.map((collector): Job => ({
      source,
      collector,
      dueAt: 0,
      calledAt: Infinity,
      running: false,
      refreshing: false,
      failures: 0,
      mentioned: new Set(),
    })),
  )

  const mention = (source: Source, collection: string, ids: readonly string[]) => {
    const job = jobs.find((one) => one.source === source && one.collector.collection === collection)
    if (!job) return
    if (!holds(source.id)) return elsewhere({ sourceId: source.id, collection, ids })
    if (job.collector.refresh) for (const id of ids) job.mentioned.add(id)
    else if (ids.length > 0) job.calledAt = Math.min(job.calledAt, now() + leastBetweenMs / pace)
    wake()
  }

  const passOf = ({ source, collector }: Job) => {
    const { collection, entity } = collector
    const { end, ...writer } = mirror.openPass(source.id, collection, entity)
    const { controller, release } = linked([stopped.signal, lost.get(source.id)?.signal])
    const pass: Pass = {
      ...writer,
      signal: controller.signal,
      now: surroundings.now,
      mention: (other, ids) => mention(source, other, ids),
    }
    return { pass, end, release }
  }

  const guarded = async (job: Job, work: () => Promise<PassEnd>): Promise<PassEnd> => {
    try {
      return await work()
    } catch (error) {
      log.passThrew({ source: job.source.id, collection: job.collector.collection }, error)
      const problem: Problem = {
        kind: 'internal',
        title: `${job.source.name} could not be read`,
        detail: 'Something unexpected happened here; the log says what.',
        source: job.source.name,
      }
      return { ok: false, problem }
    }
  }

  const failed = async (job: Job, problem: Problem) => {
    job.failures += 1
    const pause = backOff(job.failures, problem.retryAfterMs ?? 0, surroundings.random())
    job.dueAt = now() + pause
    const { id } = job.source
    log.passFailed({ source: id, collection: job.collector.collection, problem })
    await collections.failed(id, job.collector.collection, problem, job.dueAt)
  }

  const succeeded = async (job: Job, asOf: number, end: { complete: boolean; held: number }) => {
    const { source, collector } = job
    // Back again: what failed with it is tried at once. What fails beside those that work keeps its back-off.
    const isBack = job.failures > 0
    job.failures = 0
    for (const other of jobs)
      if (isBack && other.source === source && other.failures > 0)
        other.dueAt = Math.min(other.dueAt, now())
    const target = Math.min(collector.targetMs, collector.sooner?.() ?? collector.targetMs)
    const spread = 0.95 + surroundings.random() / 10
    job.dueAt = Math.max(asOf + (target / pace) * spread, now() + 100)
    const place = { source: source.id, collection: collector.collection }
    log.passEnded({ ...place, ms: now() - asOf, held: end.held })
    await collections.succeeded(source.id, collector.collection, { asOf, ...end })
  }

  const refreshed = (job: Job, ids: readonly string[], pass: Pass): Promise<PassEnd> =>
    guarded(
      job,
      () =>
        job.collector.refresh?.(ids, pass) ?? Promise.resolve({ ok: true, value: { total: null } }),
    )

  /** Asks for what a pass has not met, in the pass; false: the source did not answer. */
  const confirmWith = (job: Job, pass: Pass) => async (ids: readonly string[]) => {
    for (const some of chunks(ids, idsPerRefresh))
      if (!(await refreshed(job, some, pass)).ok) return false
    return true
  }

  const runPass = async (job: Job) => {
    const asOf = now()
    job.calledAt = Infinity
    const { pass, end, release } = passOf(job)
    try {
      const ended = await guarded(job, () => job.collector.collect(pass))
      // One that was ended has not seen all there is: nothing of it is gone.
      const whole = ended.ok && !pass.signal.aborted ? ended.value.total : null
      const confirm = job.collector.confirms ? confirmWith(job, pass) : undefined
      const { complete, held } = await end(whole, confirm)
      if (pass.signal.aborted) return
      if (ended.ok) await succeeded(job, asOf, { complete, held })
      else await failed(job, ended.problem)
    } finally {
      release()
    }
  }

  const runRefresh = async (job: Job) => {
    const ids = [...job.mentioned].slice(0, idsPerRefresh)
    for (const id of ids) job.mentioned.delete(id)
    const { pass, end, release } = passOf(job)
    const ended = await refreshed(job, ids, pass).finally(release)
    await end(null)
    const soon = ended.ok ? job.collector.sooner?.() : firstPauseMs
    if (soon != null) job.dueAt = Math.min(job.dueAt, now() + soon / (ended.ok ? pace : 1))
  }

  const launch = (job: Job, flag: 'running' | 'refreshing', work: (job: Job) => Promise<void>) => {
    job[flag] = true
    const done = work(job)
      .catch((error: unknown) => {
        // The store refused to keep what was read: a full disk must not end the process.
        log.passThrew({ source: job.source.id, collection: job.collector.collection }, error)
        job.dueAt = now() + longestPauseMs
      })
      .finally(() => {
        job[flag] = false
        under.delete(done)
        wake()
      })
    under.add(done)
  }

  const launchDue = () => {
    const ours = jobs.filter(({ source }) => holds(source.id))
    for (const job of ours)
      if (job.mentioned.size > 0 && !job.refreshing && job.failures === 0)
        launch(job, 'refreshing', runRefresh)
    const due = ours
      .filter((job) => !job.running && nextOf(job) <= now())
      .sort((a, b) => a.collector.priority - b.collector.priority || nextOf(a) - nextOf(b))
    for (const job of due) {
      const busy = jobs.filter((other) => other.running && other.source === job.source).length
      if (busy < passesPerSource) launch(job, 'running', runPass)
    }
  }

  const untilNext = () => {
    const times = jobs.filter((job) => !job.running && holds(job.source.id)).map(nextOf)
    const next = Math.min(judgedAt + judgeEveryMs, ...times)
    return Math.max(next - now(), 50)
  }

  const loop = async () => {
    while (!stopped.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      launchDue()
      if (now() - judgedAt >= judgeEveryMs) {
        judgedAt = now()
        await mirror.timePasses(holds).catch(log.judgingThrew)
      }
      const nap = new AbortController()
      const slept = surroundings.wait(untilNext(), nap.signal).catch(() => undefined)
      await Promise.race([slept, woken])
      nap.abort()
    }
  }
  let looping: Promise<void> | null = null

  return {
    start: () => {
      looping ??= loop()
    },
    /** Which sources are ours has changed: those gained are read at once, passes over others end. */
    heldChanged: () => {
      for (const [sourceId, controller] of lost)
        if (!holds(sourceId) && !controller.signal.aborted) controller.abort()
        else if (holds(sourceId) && controller.signal.aborted) {
          mirror.distrust(sourceId)
          lost.set(sourceId, listened())
        }
      wake()
    },
    /** What is read next of a source, and when. */
    passes: (sourceId: string): { collection: string; running: boolean; at: string }[] =>
      jobs
        .filter(({ source }) => source.id === sourceId)
        .map((job) => ({
          collection: job.collector.collection,
          running: job.running,
          at: new Date(Math.max(nextOf(job), now())).toISOString(),
        })),
    /** Something here has begun at a source, or asks after it: these ids are re-read at once. */
    mention: (sourceId: string, collection: string, ids: readonly string[]) => {
      const source = sources.find(({ id }) => id === sourceId)
      if (source) mention(source, collection, ids)
    },
    /** A source answers again: what failed is read at once. */
    retryNow: (sourceId: string) => {
      for (const job of jobs)
        if (job.source.id === sourceId && job.failures > 0) job.dueAt = Math.min(job.dueAt, now())
      wake()
    },
    /** Ends every pass under way, with what it wrote kept. */
    stop: async () => {
      stopped.abort()
      wake()
      await looping
      await Promise.allSettled(under)
    },
  }
}

export type Scheduler = ReturnType<typeof createScheduler>
